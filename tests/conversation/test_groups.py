"""Groups and channels: one line, no money, and out of channels."""

import pytest
from cast import ANN
from chat_driver import Chat

GROUP = -100123


def in_group(chat, **content):
    return chat._message(**content) | {"chat": {"id": GROUP, "type": "supergroup", "title": "Friends"}}


def command(text):
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}]}


@pytest.fixture
def member(world, language):
    return Chat(world, ANN, language)


@pytest.mark.parametrize("text", ["/start@shop_bot", "/orders@Shop_Bot", "/admin@shop_bot"])
async def test_a_command_to_the_bot_gets_one_line_and_the_way_to_the_private_chat(world, member, text):
    await world.feed({"message": in_group(member, **command(text))}, GROUP)
    [shown] = world.telegram.chats[GROUP].values()
    assert shown.html == member._words("in-groups", {})
    assert [button["url"] for button in shown.buttons] == ["https://t.me/shop_bot"]


@pytest.mark.parametrize(
    "text", ["/start", "/start@other_bot", "hello", "https://instagram.com/p/abc", "500"]
)
async def test_everything_else_in_a_group_is_left_alone(world, member, text):
    await world.feed({"message": in_group(member, text=text)}, GROUP)
    await world.feed({"edited_message": in_group(member, text=text) | {"edit_date": 1}}, GROUP)
    assert GROUP not in world.telegram.chats


async def test_a_tap_in_a_group_shows_nothing(world, member):
    message = in_group(member, text="x") | {"from": {"id": 42, "is_bot": True, "first_name": "Shop"}}
    query = {"id": "7", "from": member._user(), "chat_instance": "1", "data": "i:1", "message": message}
    await world.feed({"callback_query": query}, GROUP)
    assert member.answer.text is None
    assert GROUP not in world.telegram.chats


async def test_a_message_without_a_person_in_a_group_is_harmless(world, member):
    message = in_group(member, **command("/start@shop_bot"))
    del message["from"]
    await world.feed({"message": message}, GROUP)
    assert len(world.telegram.chats[GROUP]) == 1


async def test_the_bot_leaves_channels(world, member):
    channel = {"id": -100999, "type": "channel", "title": "News"}
    bot = {"id": 42, "is_bot": True, "first_name": "Shop"}
    rights = dict.fromkeys(
        (
            "can_be_edited",
            "is_anonymous",
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_send_welcome_messages",
        ),
        False,
    )
    event = {
        "chat": channel,
        "from": member._user(),
        "date": 1,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": "administrator", **rights},
    }
    await world.feed({"my_chat_member": event}, -100999)
    post = {"message_id": 5, "date": 1, "chat": channel, "sender_chat": channel, "text": "hi"}
    await world.feed({"channel_post": post}, -100999)
    assert world.telegram.left == [-100999, -100999]


async def test_being_put_into_a_group_is_no_news(world, member):
    bot = {"id": 42, "is_bot": True, "first_name": "Shop"}
    event = {
        "chat": {"id": GROUP, "type": "supergroup", "title": "Friends"},
        "from": member._user(),
        "date": 1,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": "member"},
    }
    await world.feed({"my_chat_member": event}, GROUP)
    assert world.telegram.left == []
