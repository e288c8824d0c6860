"""Bad input gets a sentence of its own, the step stays open, nothing is lost."""

import pytest

POST = "https://instagram.com/p/abc"
RTL = "\u202e"

QUANTITIES = {
    "five hundred": "quantity-not-a-number",
    "-5": "quantity-negative",
    "−500": "quantity-negative",
    "0": "quantity-zero",
    "10.5": "quantity-not-whole",
    "1,5": "quantity-not-whole",
    "1e9": "quantity-not-plain",
    "1_000": "quantity-not-plain",
    "0x1f4": "quantity-not-plain",
    "7": "quantity-too-few",
    "10001": "quantity-too-many",
    "9" * 30: "quantity-too-many",
    "9" * 4000: "quantity-too-many",
}
GOOD_QUANTITIES = {"١٠٠": "100", "1 000": "1000", " 500 ": "500", "1\u202f000": "1000", "00500": "500"}
LINKS = {
    "hello": "link-not-a-link",
    "https://instagram.com/p/a bc": "link-spaces",
    "x" * 3990 + ".com/p": "link-too-long",
    f"https://instagram.com/p/a{RTL}bc": "link-hidden-marks",
    "https://tiktok.com/@name/video/7301234567890123456": "link-wrong-site",
    "https://instagram.com/somebody": "link-wrong-kind",
    "http://127.0.0.1/p/abc": "link-unsafe",
    "javascript:alert(1).x": "link-unsafe",
}
GOOD_LINKS = {
    "instagram.com/p/abc": POST,
    "www.instagram.com/p/abc/": POST,
    "http://m.instagram.com/p/abc?igshid=1&utm_source=x": POST,
    f"\u200f{POST}\u200f": POST,
    f"  {POST}\n": POST,
}
STICKER = {
    "file_id": "x",
    "file_unique_id": "x",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
NOT_TEXT = {
    "sticker": {"sticker": STICKER},
    "photo": {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]},
    "voice": {"voice": {"file_id": "x", "file_unique_id": "x", "duration": 1}},
    "location": {"location": {"latitude": 1.0, "longitude": 1.0}},
    "contact": {"contact": {"phone_number": "1", "first_name": "x"}},
    "rich": {"rich_message": {"blocks": [{"type": "paragraph", "text": "https://instagram.com/p/abc"}]}},
}


@pytest.fixture
async def at_link(ann):
    await ann.press("s:1")
    return ann


@pytest.fixture
async def at_quantity(at_link):
    await at_link.write(POST)
    return at_link


@pytest.mark.parametrize("typed", QUANTITIES, ids=lambda typed: typed[:12])
async def test_a_bad_quantity_has_its_own_sentence_and_the_step_stays_open(at_quantity, typed):
    await at_quantity.write(typed)
    assert at_quantity.sees(QUANTITIES[typed])
    assert at_quantity.sees("quantity-again")
    assert at_quantity.has("button-home")
    await at_quantity.write("500")
    assert at_quantity.sees("check", name="Instagram Likes [Real] 🔥", link=POST)


@pytest.mark.parametrize("typed", GOOD_QUANTITIES)
async def test_a_quantity_written_in_another_way_is_taken(at_quantity, typed):
    await at_quantity.write(typed)
    shown = f"{int(GOOD_QUANTITIES[typed]):,}".replace(",", "," if at_quantity.language == "en" else "\u00a0")
    assert at_quantity.sees("check-quantity", quantity=shown)


@pytest.mark.parametrize("typed", LINKS, ids=lambda typed: typed[:30])
async def test_a_bad_link_has_its_own_sentence_and_the_step_stays_open(at_link, typed):
    await at_link.write(typed)
    assert at_link.sees(LINKS[typed])
    assert at_link.sees("ask-link-again", example="https://instagram.com/p/Cx1Ab2CdEfG")
    await at_link.write(POST)
    assert at_link.sees("ask-quantity")


@pytest.mark.parametrize("typed", GOOD_LINKS)
async def test_a_link_written_in_another_way_is_completed(at_link, typed):
    await at_link.write(typed)
    assert at_link.sees("ask-quantity")
    await at_link.write("500")
    assert at_link.sees("check", name="Instagram Likes [Real] 🔥", link=GOOD_LINKS[typed])


@pytest.mark.parametrize("kind", NOT_TEXT)
async def test_what_is_not_text_is_asked_for_again_as_text(at_link, kind):
    await at_link.send(**NOT_TEXT[kind])
    assert at_link.sees("link-needs-text")
    await at_link.write(POST)
    await at_link.send(**NOT_TEXT[kind])
    assert at_link.sees("quantity-needs-text")
    await at_link.write("500")
    assert at_link.sees("check-quantity", quantity="500")
    await at_link.send(**NOT_TEXT[kind])
    assert at_link.sees("not-text")
    await at_link.tap("button-continue")
    assert at_link.sees("check-quantity", quantity="500"), "nothing is lost"


async def test_a_caption_is_text(at_link):
    await at_link.send(caption=POST, **NOT_TEXT["photo"])
    assert at_link.sees("ask-quantity")


async def test_forwarded_text_is_read_as_typed(at_link):
    origin = {"type": "hidden_user", "sender_user_name": "x", "date": 1}
    await at_link.send(text="look at this", forward_origin=origin)
    assert at_link.sees("link-not-a-link")
    await at_link.send(text=POST, forward_origin=origin)
    assert at_link.sees("ask-quantity")


async def test_an_edited_message_is_not_taken_and_says_so(at_quantity):
    await at_quantity.edit("500")
    assert at_quantity.sees("edited-in-step")
    await at_quantity.write("600")
    assert at_quantity.sees("check-quantity", quantity="600")


async def test_edits_outside_a_step_are_nobodys_business(ann):
    before = len(ann.messages)
    await ann.edit("hello")
    assert len(ann.messages) == before


MADE_UP = (
    "",
    "x",
    "y:",
    "y:-1",
    "y:0",
    "y:abc",
    "y:1e3",
    "y:99999999999999999999999999999999",
    "d:1:z",
    "d:1",
    "s:1:2:3",
    "o:nothing:0",
    "o:all:-1",
    "l:" + "x" * 60,
    "z:../../etc/passwd",
    "g:admin",
    "p:" + "y" * 50 + ":0",
    "q:1:-5",
    "'; DROP TABLE orders; --",
    "\u202e\u0000",
)


@pytest.mark.parametrize("data", MADE_UP)
async def test_callback_data_made_up_by_hand_gets_an_answer_and_changes_nothing(world, at_quantity, data):
    before = at_quantity.screen.html
    await at_quantity.press(data)
    assert at_quantity.answered("old-button") or at_quantity.screen.html != before
    assert await world.db.read(lambda tx: tx.all("SELECT id FROM orders")) == []


async def test_a_tap_without_data_is_answered(world, ann):
    query = {"id": "7", "from": ann._user(), "chat_instance": "1", "game_short_name": "x"}
    await world.feed({"callback_query": query}, ann.person_id)
    assert ann.answered("old-button")


@pytest.mark.parametrize(
    "data", ["s:1", "pl:0", "g:home", "o:all:0", "g:set", "g:lang", "g:zone", "g:help", "i:77"]
)
async def test_a_button_of_a_message_that_is_gone_gets_a_new_card(ann, data):
    before = ann.newest
    await ann.press_gone(data)
    assert ann.newest > before
    assert ann.has("button-home") or ann.has("button-orders")


async def test_the_same_tap_twice_is_no_error(ann):
    await ann.press("pl:0")
    await ann.press("pl:0")
    assert ann.sees("choose-category-plain")


async def test_an_update_of_a_kind_nobody_knows_is_harmless(world):
    await world.feed({"never_heard_of": {"x": 1}}, chat_id=0)
    assert not world.telegram.chats


async def test_a_message_from_nobody_is_harmless(world, ann):
    before = dict(ann.messages)
    message = ann._message(text="/start")
    del message["from"]
    await world.feed({"message": message}, ann.person_id)
    assert ann.messages == before


async def test_words_nobody_understands_leave_the_card_above_as_it_is(ann):
    await ann.press("pl:0")
    card = ann.newest
    await ann.write("what can you do?")
    assert ann.newest != card
    assert ann.buttons_of(card)


BROKEN_LINKS = {
    "https://www.instagram.com/p/ CxYz 12345ab/": "link-spaces",
    "https://www.instagram.com/p/" + "a" * 3900: "link-too-long",
    "http://127.0.0.1/p/1": "link-unsafe",
    "www.": "link-not-a-link",
}


@pytest.mark.parametrize("broken", BROKEN_LINKS)
async def test_a_broken_link_outside_a_step_says_what_is_wrong(ann, broken):
    await ann.write(broken)
    assert ann.sees(BROKEN_LINKS[broken])


async def test_words_outside_a_step_get_help(ann):
    await ann.write("what can you do?")
    assert ann.sees("not-understood")
    await ann.send(**NOT_TEXT["sticker"])
    assert ann.sees("not-text")
    assert ann.has("button-home")
