"""What people do, and how a bot hears of it."""

from __future__ import annotations

import base64

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from sandbox.telegram.errors import ControlError


async def only(bot):
    updates = await bot.get_updates()
    await bot.get_updates(offset=updates[-1].update_id + 1)
    (update,) = updates
    return update


async def test_typed_text_has_the_fields_of_a_real_one(bot, hands):
    await hands.text(2002, "  Привет 😀 /help @olga https://t.me/x  ")
    message = (await only(bot)).message
    assert message.text == "Привет 😀 /help @olga https://t.me/x"
    found = [(e.type, e.extract_from(message.text)) for e in message.entities]
    assert found == [("bot_command", "/help"), ("mention", "@olga"), ("url", "https://t.me/x")]
    assert (message.from_user.language_code, message.from_user.first_name) == ("ru", "Иван")
    assert (message.chat.id, message.chat.type, message.chat.username) == (2002, "private", "ivan_smm")


async def test_text_above_the_limit_arrives_in_parts(bot, hands, mia):
    assert len(await hands.text(mia, "x" * 5000)) == 2
    assert [len(update.message.text) for update in await bot.get_updates()] == [4096, 904]


@pytest.mark.parametrize("payload", ["a b", "x" * 65, "é", "a+b", "a\n"])
async def test_a_deep_link_carries_only_what_links_can(bot, hands, payload):
    with pytest.raises(ControlError, match="a start payload has at most 64 characters"):
        await hands.start(2001, payload)
    assert await bot.get_updates() == []


async def test_the_longest_payload_arrives(bot, hands):
    await hands.start(3001, "A-_9" * 16)
    assert (await only(bot)).message.text == "/start " + "A-_9" * 16


async def test_an_edit_comes_as_edited_message(bot, hands, mia):
    (typed,) = await hands.text(mia, "1000")
    await only(bot)
    await hands.act(mia, "edit", message_id=typed["id"], text="2000")
    update = await only(bot)
    assert update.message is None
    assert (update.edited_message.text, update.edited_message.message_id) == ("2000", typed["id"])
    assert update.edited_message.edit_date is not None


async def test_a_person_edits_only_their_own(bot, hands, mia):
    sent = await bot.send_message(mia, "mine")
    with pytest.raises(ControlError, match="is not Mia's"):
        await hands.act(mia, "edit", message_id=sent.message_id, text="yours")


async def test_a_message_deleted_by_the_person_cannot_be_edited(bot, hands, mia):
    sent = await bot.send_message(mia, "card")
    await hands.act(mia, "delete", message_ids=[sent.message_id])
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=mia, message_id=sent.message_id)
    with pytest.raises(ControlError, match="no such message"):
        await hands.act(mia, "delete", message_ids=[sent.message_id])


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        ({"type": "hidden_user", "sender_user_name": "Ann"}, "hidden_user"),
        ({"type": "user", "sender_user": {"id": 5, "is_bot": False, "first_name": "Bo"}}, "user"),
        ({"type": "channel", "chat": {"id": -5, "type": "channel", "title": "N"}}, "channel"),
    ],
)  # fmt: skip
async def test_forwards_name_their_origin(bot, hands, mia, origin, kind):
    await hands.act(mia, "forward", text="see https://x.io", origin=origin)
    message = (await only(bot)).message
    assert (message.forward_origin.type, message.text) == (kind, "see https://x.io")


async def test_files_of_every_kind_arrive(bot, hands, mia):
    content = base64.b64encode(b"some bytes").decode()
    for kind in ("document", "voice", "video", "audio", "animation", "video_note", "sticker"):
        await hands.act(mia, "media", kind=kind, name="a.bin", mime="x/y", content_base64=content)
        message = (await only(bot)).message
        assert message.content_type == kind
        assert getattr(message, kind).file_size == len(b"some bytes")


async def test_what_nobody_knows_yet_can_be_sent(bot, hands, mia):
    await hands.act(mia, "other", content={"contact": {"phone_number": "+1", "first_name": "Mia"}})
    assert (await only(bot)).message.contact.phone_number == "+1"
    await hands.act(mia, "other", content={"hologram": {"depth": 3}})
    assert (await only(bot)).message.model_extra["hologram"] == {"depth": 3}


async def test_who_blocked_the_bot_cannot_write_to_it(hands, bot, mia):
    await hands.act(mia, "block")
    for act, fields in (("text", {"text": "x"}), ("press", {"message_id": 1, "data": "x"})):
        with pytest.raises(ControlError, match="blocked"):
            await hands.act(mia, act, **fields)
    with pytest.raises(ControlError, match="never started"):
        await hands.act(3001, "block")


async def test_a_group_shows_a_bot_only_what_is_for_it(bot, hands):
    group = await hands.request("POST", "groups", {"title": "Team", "people": [2001, 2002]})
    key = group["key"]
    await hands.act(key, "membership", status="member", **{"from": 2001})
    joined = (await only(bot)).my_chat_member
    assert (joined.new_chat_member.status, joined.chat.type) == ("member", "supergroup")
    me = await bot.get_me()
    for text in ("hello all", "/start@other_bot", f"/start@{me.username}", "/help"):
        await hands.text(key, text, **{"from": 2002})
    assert [u.message.text for u in await bot.get_updates()] == [f"/start@{me.username}", "/help"]
    with pytest.raises(ControlError, match="not in this chat"):
        await hands.text(key, "x", **{"from": 3001})


async def test_a_bot_leaves_a_group_and_may_not_write_there(bot, hands):
    group = await hands.request("POST", "groups", {"title": "News", "kind": "channel", "people": [2001]})
    await hands.act(group["key"], "membership", status="administrator")
    posted = await bot.send_message(group["id"], "post")
    assert (posted.from_user, posted.sender_chat.id) == (None, group["id"])
    await hands.text(group["key"], "their post", **{"from": 2001})
    member, post = await bot.get_updates()
    assert (post.channel_post.text, post.channel_post.from_user) == ("their post", None)
    assert member.my_chat_member.new_chat_member.status == "administrator"
    assert await bot.leave_chat(group["id"])
    with pytest.raises(TelegramForbiddenError, match="bot is not a member of the channel chat"):
        await bot.send_message(group["id"], "post")


async def test_newcomers_get_an_account(hands, bot):
    made = await hands.request("POST", "people", {"first_name": "Zoë", "language_code": "pt-BR"})
    await hands.start(made["id"])
    assert (await only(bot)).message.from_user.language_code == "pt-BR"
    with pytest.raises(ControlError, match="nobody has the id 77"):
        await hands.start(77)
