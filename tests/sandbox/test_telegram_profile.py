"""The bot's shop window, chats and small gestures."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.methods import SendDice, SendMessageDraft
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    ReactionTypeEmoji,
)


async def menu(hands, chat):
    state = await hands.request("GET", f"chats/{chat}")
    return [item["command"] for item in state["chat"]["commands"]]


async def test_a_person_sees_the_narrowest_commands_in_their_language(bot, hands, mia):
    await hands.start(1001)
    await hands.start(2002)
    everyone, russian = (
        [BotCommand(command="start", description="Start")],
        [BotCommand(command="ru", description="Да")],
    )
    await bot.set_my_commands(everyone)
    await bot.set_my_commands(russian, scope=BotCommandScopeAllPrivateChats(), language_code="ru")
    admin = BotCommandScopeChat(chat_id=1001)
    await bot.set_my_commands([*everyone, BotCommand(command="admin", description="Desk")], scope=admin)
    assert await menu(hands, mia) == ["start"]
    assert await menu(hands, 2002) == ["ru"]
    assert await menu(hands, 1001) == ["start", "admin"]
    assert [c.command for c in await bot.get_my_commands(scope=admin)] == ["start", "admin"]
    await bot.delete_my_commands(scope=admin)
    assert await menu(hands, 1001) == ["start"]


@pytest.mark.parametrize(
    ("commands", "language", "reason"),
    [
        ([("Start", "x")], None, "BOT_COMMAND_INVALID"),
        ([("a" * 33, "x")], None, "BOT_COMMAND_INVALID"),
        ([("a", "x" * 257)], None, "command description length must not exceed 256"),
        ([("a", " ")], None, "command description must be non-empty"),
        ([("a", "x")] * 101, None, "BOT_COMMANDS_TOO_MUCH"),
        ([("a", "x")], "pt-BR", "LANG_CODE_INVALID"),
    ],
)
async def test_commands_are_checked(bot, commands, language, reason):
    made = [BotCommand(command=name, description=text) for name, text in commands]
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.set_my_commands(made, language_code=language)


async def test_commands_for_a_stranger_are_refused(bot):
    scope = BotCommandScopeChat(chat_id=3001)
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.set_my_commands([BotCommand(command="a", description="b")], scope=scope)


async def test_names_and_texts_are_kept_by_language(bot, hands):
    await bot.set_my_name("Panelgram")
    await bot.set_my_name("Панелграм", language_code="ru")
    await bot.set_my_description("What it does")
    await bot.set_my_short_description("Orders")
    assert (await bot.get_my_name(language_code="ru")).name == "Панелграм"
    assert (await bot.get_my_name(language_code="uk")).name == "Panelgram"
    assert (await bot.get_my_description()).description == "What it does"
    (shown,) = (await hands.request("GET", "state"))["bots"]
    assert (shown["name"], shown["about"]) == ("Panelgram", "Orders")
    with pytest.raises(TelegramBadRequest, match="SHORT_DESCRIPTION_TOO_LONG"):
        await bot.set_my_short_description("x" * 121)
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())


async def test_an_empty_chat_says_what_the_bot_does_in_the_persons_language(bot, hands, mia):
    await bot.set_my_description("What it does")
    await bot.set_my_description("Что он умеет", language_code="ru")
    chats = [(await hands.request("GET", f"chats/{chat}"))["chat"] for chat in (mia, 2002)]
    assert [chat["description"] for chat in chats] == ["What it does", "Что он умеет"]


async def test_a_bot_knows_itself_and_its_chats(bot, hands, mia):
    me = await bot.get_me()
    assert (me.is_bot, me.supports_inline_queries, me.can_read_all_group_messages) == (True, True, False)
    chat = await bot.get_chat(mia)
    assert (chat.first_name, chat.type) == ("Mia", "private")
    assert (await bot.get_chat_member(mia, mia)).status == "member"
    with pytest.raises(TelegramBadRequest, match="PARTICIPANT_ID_INVALID"):
        await bot.get_chat_member(mia, 1)
    with pytest.raises(TelegramBadRequest, match="can't be changed in private chats"):
        await bot.leave_chat(mia)


async def test_a_pin_is_shown_and_the_bot_hears_of_it(bot, hands, mia):
    sent = await bot.send_message(mia, "order card")
    assert await bot.pin_chat_message(mia, sent.message_id)
    assert await bot.pin_chat_message(mia, sent.message_id)
    (update,) = await bot.get_updates()
    assert update.message.pinned_message.message_id == sent.message_id
    state = await hands.request("GET", f"chats/{mia}")
    assert state["chat"]["pinned"] == [sent.message_id]
    assert await bot.unpin_chat_message(mia, message_id=sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to unpin not found"):
        await bot.unpin_chat_message(mia, message_id=sent.message_id)


async def test_reactions_typing_and_drafts(bot, hands, mia):
    (typed,) = await hands.text(mia, "https://x.io")
    assert await bot.set_message_reaction(mia, typed["id"], [ReactionTypeEmoji(emoji="👍")])
    assert (await hands.messages(mia))[-1]["reactions"] == ["👍"]
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(mia, typed["id"], [ReactionTypeEmoji(emoji="🥝")])
    assert await bot.send_chat_action(mia, "typing")
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(mia, "dancing")
    assert await bot(SendMessageDraft(chat_id=mia, draft_id=1, text="12/40 placed"))
    assert len(await hands.messages(mia)) == 2
    await hands.act(mia, "block")
    with pytest.raises(TelegramForbiddenError):
        await bot.send_chat_action(mia, "typing")


async def test_an_effect_belongs_to_private_chats(bot, mia):
    sent = await bot.send_message(mia, "done", message_effect_id="5046509860389126442")
    assert sent.effect_id == "5046509860389126442"
    with pytest.raises(TelegramBadRequest, match="EFFECT_ID_INVALID"):
        await bot.send_message(mia, "done", message_effect_id="party")


async def test_a_method_that_is_not_here_is_not_found(bot, mia, caplog):
    with pytest.raises(TelegramNotFound, match="method not found"):
        await bot(SendDice(chat_id=mia))
    assert "sendDice" in caplog.text
