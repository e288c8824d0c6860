"""Terms, welcome, strangers, deep links."""

import pytest
from cast import ANN, BOSS, EVE
from chat_driver import Chat


async def test_a_new_member_reads_the_rules_first_and_then_sees_the_menu(newcomer):
    await newcomer.write("/start")
    assert newcomer.sees("terms-first", name="Ann", terms=newcomer._words("terms", {})) or newcomer.sees(
        "terms-first"
    )
    await newcomer.tap("button-accept-terms")
    assert newcomer.sees("home", name="Ann")
    assert len(newcomer.messages) == 1, "the rules became the menu in place"
    await newcomer.write("/start")
    assert newcomer.sees("home", name="Ann")


async def test_nothing_else_works_before_the_rules_are_accepted(newcomer):
    for text in ("/orders", "hello", "https://instagram.com/p/1", "101 https://instagram.com/p/1 100"):
        await newcomer.write(text)
        assert newcomer.sees("terms-first")
    await newcomer.press("o:all:0")
    assert newcomer.answered("terms-needed")


async def test_the_language_can_be_chosen_before_the_rules(world):
    chat = Chat(world, ANN, "de")
    await chat.write("/start")
    chat.language = "en"
    assert chat.sees("terms-first"), "an unknown language falls back to the default"
    await chat.tap("button-language")
    await chat.press("l:ru")
    chat.language = "ru"
    assert chat.sees("terms-first")
    assert chat.answered("language-chosen")


async def test_a_stranger_is_told_that_the_bot_is_private_and_gets_their_number(stranger):
    for text in ("/start", "/orders", "https://instagram.com/p/1", "/admin"):
        await stranger.write(text)
        assert stranger.sees("private", id=str(EVE))
        assert stranger.button("button-copy-number")["copy_text"] == {"text": str(EVE)}
    await stranger.press("y:1")
    assert stranger.answered("private-short")


async def test_a_stranger_leaves_no_trace(world, stranger):
    await stranger.write("/start")
    assert await world.db.read(lambda tx: tx.all("SELECT id FROM people")) == []


@pytest.mark.parametrize("payload", ["rubbish", "ref_123", "__--__", "claim", "a" * 64])
async def test_a_deep_link_with_rubbish_still_leads_home(ann, payload):
    await ann.write(f"/start {payload}")
    assert ann.sees("unknown-start")
    assert ann.sees("home", name="Ann")


async def test_whoever_opens_a_claim_link_becomes_owner_once(world, stranger, claim_code):
    await stranger.write(f"/start claim_{claim_code}")
    assert stranger.sees("claim-done")
    assert stranger.sees("terms-first")
    await stranger.tap("button-accept-terms")
    assert stranger.sees("home", name="Eve")
    other = Chat(world, 7777, stranger.language, name="Bob")
    await other.write(f"/start claim_{claim_code}")
    assert other.sees("claim-wrong")
    assert other.sees("private", id="7777")


@pytest.mark.parametrize("code", ["", "nonsense", "x" * 58])
async def test_a_wrong_claim_says_so(ann, code):
    await ann.write(f"/start claim_{code}")
    assert ann.sees("claim-wrong")
    assert ann.sees("home", name="Ann")


async def test_an_admin_of_the_settings_is_a_member(world, language):
    boss = Chat(world, BOSS, language, name="Bob")
    await boss.write("/start")
    assert boss.sees("terms-first")


async def test_blocking_and_coming_back_is_kept(world, ann):
    await ann.block()
    assert await _blocked(world) == [world.now]
    await ann.block("member")
    assert await _blocked(world) == [None]


async def _blocked(world):
    return [
        row["blocked_at"] for row in await world.db.read(lambda tx: tx.all("SELECT blocked_at FROM people"))
    ]
