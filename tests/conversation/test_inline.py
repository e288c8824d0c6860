"""Typing behind the bot's name in another chat."""

import pytest
from small_shop import SERVICES

from bot.ingest.decode import whose


async def test_services_are_found_to_be_posted_without_a_price(ann):
    answer = await ann.inline("instagram likes real")
    first = answer["results"][0]
    assert first["title"] == SERVICES[0].name
    assert first["id"] == "1"
    assert "0" in first["description"]
    assert "$" not in first["input_message_content"]["message_text"]
    assert first["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://t.me/shop_bot?start=s1"
    assert answer["is_personal"] is True


async def test_nothing_typed_shows_favourites(ann):
    assert (await ann.inline(" "))["results"] == []
    await ann.press("qe:5")
    await ann.press("qe:4")
    assert {one["id"] for one in (await ann.inline(""))["results"]} == {"4", "5"}


async def test_the_next_page_goes_on_where_the_first_ended(ann):
    class Many:
        async def find(self, _asked):
            return SERVICES * 5

    ann.world.dispatcher["finder"] = Many()
    first = await ann.inline("likes")
    assert (len(first["results"]), first["next_offset"]) == (20, "20")
    second = await ann.inline("likes", offset="20")
    assert (len(second["results"]), second["next_offset"]) == (10, "")
    assert second["results"][0]["id"] == str(SERVICES[20 % 6].id)
    assert len((await ann.inline("likes", offset="-1"))["results"]) == 20


async def test_a_stranger_finds_nothing_and_is_led_in(stranger):
    answer = await stranger.inline("likes")
    assert answer["results"] == []
    assert answer["button"]["start_parameter"] == "inline"
    await stranger.write("/start inline")
    assert stranger.sees("private")


async def test_before_the_rules_there_is_nothing_to_find(newcomer):
    answer = await newcomer.inline("likes")
    assert answer["results"] == []
    await newcomer.write("/start inline")
    assert newcomer.sees("terms-first")
    await newcomer.tap("button-accept-terms")
    await newcomer.write("/start inline")
    assert newcomer.sees("home", name="Ann")
    assert not newcomer.sees("unknown-start")


async def test_an_answer_that_comes_too_late_is_no_failure(ann):
    await ann.inline("likes")
    await ann.inline("likes", query_id="old")


@pytest.mark.parametrize("query", ["likes", ""])
def test_an_inline_query_is_its_persons(query):
    raw = {"update_id": 1, "inline_query": {"id": "1", "from": {"id": 7}, "query": query, "offset": ""}}
    assert whose(raw) == (7, 7)
