"""Somebody types what they look for, in the chat and behind the bot's name elsewhere; Telegram's rules are the sandbox's."""

import pytest
from person_in_chat import says

pytestmark = pytest.mark.e2e


async def test_typed_words_find_services_to_open_and_to_post(shared_bot, meet, control):
    ann = await meet(shared_bot)
    await ann.accepts_the_rules()
    await ann.writes("лайки инстаграм")
    await ann.finds(says("button-filters"), on="лайки инстаграм")
    await ann.taps("0.90")
    await ann.taps(says("button-star"))
    await ann.finds(says("button-starred"))
    asked = await control.act(ann.chat, "inline", query="instagram lieks", wait=15)
    results = asked["answer"]["results"]
    assert "Instagram Likes" in results[0]["title"]
    assert "start=s" in results[0]["reply_markup"]["inline_keyboard"][0][0]["url"]
    await control.act(ann.chat, "choose", query_id=asked["query_id"], result_id=results[0]["id"])
    starred = await control.act(ann.chat, "inline", query="", wait=15)
    assert [one["title"] for one in starred["answer"]["results"]] == ["Instagram Likes [Real]"]
