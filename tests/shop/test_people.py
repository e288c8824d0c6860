"""People: who they are, what they chose, who owns the bot, and whose half-made order is whose."""

import asyncio

import pytest
from placed_orders import ADMIN, CUSTOMER, DAY, HOUR, MINUTE, T0, a_world, house_of

from shop import drafts, notices, people
from shop.access import Role, role_of
from shop.house import Mode
from shop.notices import Notice
from shop.people import ClaimResult, Person
from storage import drafts as draft_rows
from storage import marks

ANNA, BOB = 7_000_000_001, 7_000_000_002
CODE = "Kf3-9sQ_x1"


def arrive(tx, person_id=ANNA, name="Anna", username="anna", language="ru", now=T0):
    return people.arrive(tx, person_id, name, username, language, now)


async def test_whoever_writes_is_known_from_then_on(database):
    came = await database.write(arrive)
    assert came == Person(ANNA, "Anna", "anna", "ru", None, None, None, None)
    assert await database.read(people.find, ANNA) == came
    assert await database.read(people.find, BOB) is None


async def test_a_person_who_comes_again_is_as_telegram_says_today_and_keeps_what_they_chose(database):
    await database.write(arrive)
    await database.write(people.choose_language, ANNA, "en")
    await database.write(people.choose_zone, ANNA, "Europe/Riga")
    await database.write(people.accept_terms, ANNA, T0 + 1)
    again = await database.write(arrive, name="Anna K 🌸", username=None, language=None, now=T0 + DAY)
    assert again == Person(ANNA, "Anna K 🌸", None, None, "en", "Europe/Riga", T0 + 1, None)


async def test_terms_are_accepted_once(database):
    await database.write(arrive)
    await database.write(people.accept_terms, ANNA, T0 + 1)
    await database.write(people.accept_terms, ANNA, T0 + 2)
    assert (await database.read(people.find, ANNA)).terms_at == T0 + 1


async def test_one_persons_choice_is_nobody_elses(database):
    await database.write(arrive)
    await database.write(arrive, BOB, "Bob", None, "de")
    await database.write(people.choose_language, ANNA, "en")
    await database.write(people.mark_blocked, ANNA, T0 + 1)
    assert await database.read(people.find, BOB) == Person(BOB, "Bob", None, "de", None, None, None, None)


async def test_who_blocks_the_bot_is_owed_nothing_and_who_writes_again_has_not_blocked_it(database):
    await database.write(arrive)
    await database.write(notices.tell, Notice.SORRY, ANNA, T0, key="a")
    await database.write(notices.tell, Notice.SORRY, BOB, T0, key="b")
    await database.write(people.mark_blocked, ANNA, T0 + 1)
    assert (await database.read(people.find, ANNA)).blocked_at == T0 + 1
    sql = "SELECT key FROM outbox WHERE sent_at IS NULL AND dropped IS NULL"
    assert [row["key"] for row in await database.read(lambda tx: tx.all(sql))] == ["b"]
    assert (await database.write(arrive)).blocked_at is None


async def test_a_claim_makes_its_bearer_owner_once(database):
    await database.write(arrive)
    await database.write(arrive, BOB, "Bob", None, None)
    await database.write(people.new_claim, CODE, T0)
    assert await database.write(people.claim, CODE, ANNA, T0 + MINUTE) is ClaimResult.DONE
    assert await database.write(people.claim, CODE, BOB, T0 + MINUTE) is ClaimResult.WRONG
    assert await database.write(people.claim, CODE, ANNA, T0 + MINUTE) is ClaimResult.WRONG
    assert await database.read(people.owners) == (ANNA,)


async def test_a_claim_lives_an_hour(database):
    await database.write(arrive)
    await database.write(people.new_claim, CODE, T0)
    assert await database.write(people.claim, CODE, ANNA, T0 + HOUR) is ClaimResult.WRONG
    assert await database.write(people.claim, CODE, ANNA, T0 + HOUR - 1) is ClaimResult.DONE


WRONG = ["", CODE.lower(), CODE + " ", CODE[:-1], "' OR 1=1 --", "\ud800", "\x00", "x" * 5000]


@pytest.mark.parametrize("code", WRONG, ids=range(len(WRONG)))
async def test_a_wrong_code_makes_nobody_owner_and_costs_the_right_one_nothing(database, code):
    await database.write(arrive)
    await database.write(people.new_claim, CODE, T0)
    assert await database.write(people.claim, code, ANNA, T0) is ClaimResult.WRONG
    assert await database.read(people.owners) == ()
    assert await database.write(people.claim, CODE, ANNA, T0) is ClaimResult.DONE


async def test_of_two_open_links_the_first_one_opened_shuts_the_door(database):
    await database.write(arrive)
    await database.write(arrive, BOB, "Bob", None, None)
    await database.write(people.new_claim, "of-setup", T0)
    await database.write(people.new_claim, "of-run", T0 + MINUTE)
    assert await database.write(people.claim, "of-setup", ANNA, T0 + 2 * MINUTE) is ClaimResult.DONE
    assert await database.write(people.claim, "of-run", BOB, T0 + 2 * MINUTE) is ClaimResult.WRONG
    assert await database.read(people.owners) == (ANNA,)


async def test_an_owner_who_opens_another_link_stays_owner_and_uses_it_up(database):
    await database.write(arrive)
    await database.write(people.new_claim, "one", T0)
    await database.write(people.claim, "one", ANNA, T0)
    await database.write(people.new_claim, "two", T0)
    assert await database.write(people.claim, "two", ANNA, T0 + 1) is ClaimResult.ALREADY
    assert await database.write(people.claim, "two", ANNA, T0 + 1) is ClaimResult.WRONG
    assert await database.read(people.owners) == (ANNA,)


async def test_fifty_people_with_one_link_make_one_owner(database):
    ids = range(ANNA, ANNA + 50)
    for person in ids:
        await database.write(arrive, person, "Somebody", None, None)
    await database.write(people.new_claim, CODE, T0)
    results = await asyncio.gather(*(database.write(people.claim, CODE, person, T0) for person in ids))
    assert results.count(ClaimResult.DONE) == 1
    assert await database.read(people.owners) == (ids[results.index(ClaimResult.DONE)],)


async def test_the_code_itself_is_nowhere_in_the_database(database):
    await database.write(people.new_claim, CODE, T0)
    rows = await database.read(lambda tx: tx.all("SELECT * FROM claims"))
    assert len(rows) == 1
    assert CODE not in repr(rows)


ROLES = [
    (ADMIN, (), Mode.PRIVATE, Role.ADMIN),
    (CUSTOMER, (), Mode.PRIVATE, Role.MEMBER),
    (ANNA, (), Mode.PRIVATE, Role.STRANGER),
    (ANNA, (ANNA,), Mode.PRIVATE, Role.ADMIN),
    (CUSTOMER, (CUSTOMER,), Mode.PRIVATE, Role.ADMIN),
    (ANNA, (), Mode.SHOP, Role.MEMBER),
    (ANNA, (BOB,), Mode.SHOP, Role.MEMBER),
    (BOB, (BOB,), Mode.SHOP, Role.ADMIN),
]


@pytest.mark.parametrize(("person", "owners", "mode", "role"), ROLES)
def test_what_a_person_is_here(person, owners, mode, role):
    assert role_of(house_of(mode=mode), owners, person) is role


@pytest.fixture
async def shop(database):
    await database.write(a_world)
    await database.write(arrive)
    return database


async def test_a_draft_grows_step_by_step(shop):
    draft = await shop.write(drafts.start, CUSTOMER, T0, link="https://x.com/anna")
    assert (draft.service_id, draft.link, draft.quantity) == (None, "https://x.com/anna", None)
    service = await shop.read(lambda tx: tx.one("SELECT id FROM services")["id"])
    await shop.write(drafts.change, draft.id, CUSTOMER, service_id=service)
    changed = await shop.write(drafts.change, draft.id, CUSTOMER, quantity=9_000_000_000)
    assert (changed.service_id, changed.link, changed.quantity) == (
        service,
        "https://x.com/anna",
        9_000_000_000,
    )
    assert await shop.read(drafts.find, draft.id, CUSTOMER) == changed
    kept = await shop.write(drafts.change, draft.id, CUSTOMER, link="https://x.com/bob")
    assert (kept.service_id, kept.link, kept.quantity) == (service, "https://x.com/bob", 9_000_000_000)


async def test_nobody_sees_or_changes_another_persons_draft(shop):
    draft = await shop.write(drafts.start, CUSTOMER, T0, link="https://x.com/anna")
    assert await shop.read(drafts.find, draft.id, ANNA) is None
    assert await shop.write(drafts.change, draft.id, ANNA, link="https://evil.example") is None
    assert await shop.read(drafts.find, draft.id, CUSTOMER) == draft


async def test_a_draft_that_never_was_is_none(shop):
    assert await shop.read(drafts.find, 2**62, CUSTOMER) is None
    assert await shop.write(drafts.change, -1, CUSTOMER, quantity=1) is None


async def test_drafts_live_thirty_days(shop):
    old = await shop.write(drafts.start, CUSTOMER, T0)
    young = await shop.write(drafts.start, CUSTOMER, T0 + 1)
    assert await shop.write(draft_rows.prune, T0 + 1) == 1
    assert await shop.read(drafts.find, old.id, CUSTOMER) is None
    assert await shop.read(drafts.find, young.id, CUSTOMER) == young


async def test_marks_are_put_changed_kept_and_taken_away(database):
    assert await database.read(marks.read, "mode") is None
    await database.write(marks.put, "mode", "private", T0)
    await database.write(marks.put, "mode", "shop", T0 + 1)
    assert await database.read(marks.read, "mode") == "shop"
    assert await database.write(marks.put_once, "currency", "USD", T0) == "USD"
    assert await database.write(marks.put_once, "currency", "EUR", T0) == "USD"
    assert await database.write(marks.remove, "mode")
    assert not await database.write(marks.remove, "mode")
    assert await database.read(marks.read, "mode") is None
    assert await database.read(marks.read, "currency") == "USD"
