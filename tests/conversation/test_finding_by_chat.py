"""Finding a service by typing, narrowing and sorting, stars, links to services, comparing."""

from dataclasses import replace

import pytest
from cast import BOB
from chat_driver import Chat
from small_shop import NOW, SERVICES, many

from handlers.finding_callbacks import Sorts
from shop.catalogue import Service

LIKES = "лайки Instagram"
FIRST = SERVICES[0]
POST = "https://instagram.com/p/abc"
HIDDEN = replace(FIRST, id=40, number="140", name="Instagram Likes [Hidden]", denied_by="reviews")
PAGES: tuple[Service, ...] = tuple(
    replace(
        FIRST,
        id=20 + at,
        number=str(400 + at),
        name=f"[{at}] Instagram Likes",
        rate=FIRST.rate + at,
        refill="yes" if at % 2 else "no",
        cancel="yes" if at == 3 else "no",
        dripfeed="no",
    )
    for at in range(12)
)
TIKTOK = replace(
    FIRST, id=50, number="500", name="TikTok Likes", category="TikTok", platform="tiktok", refill="yes"
)


@pytest.fixture
def services():
    return (*PAGES, TIKTOK, HIDDEN)


def found(chat, count):
    return chat.sees("found-services", typed=LIKES, count=str(count))


async def test_what_is_typed_and_is_nothing_else_is_looked_for(ann):
    await ann.write(LIKES)
    assert found(ann, 12)
    assert "[0] Instagram Likes" in ann.text
    assert "TikTok" not in ann.text
    await ann.tap("button-service")
    assert ann.sees("ask-link")
    await ann.tap("button-back")
    assert found(ann, 12)


async def test_the_command_asks_or_searches_at_once(ann):
    await ann.write("/search")
    assert ann.sees("find-service")
    await ann.write(f"/search {LIKES}")
    assert found(ann, 12)
    await ann.write("/search хммм")
    assert ann.sees("found-nothing")


async def test_from_the_menu_words_are_no_link_even_when_one_was_waited_for(ann):
    await ann.press("s:20")
    await ann.write("/start")
    await ann.tap("button-find")
    assert ann.sees("find-service")
    await ann.write(LIKES)
    assert found(ann, 12)


async def test_the_panels_number_finds_its_service(ann):
    await ann.write("#500")
    assert ann.sees("found-services", typed="#500", count="1")
    assert "TikTok Likes" in ann.text


async def test_words_that_find_nothing_leave_the_card_above_in_use(ann):
    before = ann.newest
    await ann.write("/start")
    await ann.write("хммм")
    assert ann.sees("not-understood")
    assert ann.buttons_of(ann.newest - 2 if ann.newest - 2 > before else ann.newest - 1)


async def test_long_lists_are_paged_and_the_card_leads_back_to_its_page(ann):
    await ann.write(LIKES)
    assert ann.sees("page", page="1", pages="2")
    await ann.tap("button-next")
    assert ann.sees("page", page="2", pages="2")
    await ann.tap("button-service", nth=1)
    await ann.tap("button-back")
    assert ann.sees("page", page="2", pages="2")


async def test_filters_narrow_and_widen_again(ann):
    await ann.write(LIKES)
    await ann.tap("button-filters")
    await ann.tap("filter-refill")
    assert found(ann, 6)
    await ann.tap("filter-cancel")
    assert found(ann, 1)
    await ann.tap("button-show-found")
    assert "[3] Instagram Likes" in ann.text
    assert ann.sees("found-only")
    await ann.tap("button-filters")
    await ann.tap("filter-dripfeed")
    assert found(ann, 0)
    await ann.tap("button-show-found")
    assert ann.sees("found-nothing-narrowed")
    await ann.tap("button-filters")
    for flag in ("refill", "cancel", "dripfeed"):
        await ann.press(f"qn:1:{flag}")
    assert found(ann, 12)


async def test_a_search_over_several_platforms_is_narrowed_to_one(ann):
    await ann.write("лайки")
    assert ann.sees("found-services", typed="лайки", count="13")
    await ann.tap("button-filters")
    tiktok = next(button for button in ann.screen.buttons if "TikTok" in button["text"])
    await ann.press(tiktok["callback_data"])
    assert ann.sees("found-services", typed="лайки", count="1")
    chosen = next(button for button in ann.screen.buttons if "TikTok" in button["text"])
    await ann.press(chosen["callback_data"])
    assert ann.sees("found-services", typed="лайки", count="13")


async def test_the_order_is_by_fit_or_by_price(ann):
    await ann.write("[7] Instagram Likes")
    assert ann.screen.buttons[0]["text"].count("[7]")
    search = int(ann.screen.buttons[-3]["callback_data"].rpartition(":")[2])
    await ann.press(Sorts(search=search).pack())
    await ann.tap("sort-cheapest")
    assert ann.screen.buttons[0]["text"].count("[0]")
    await ann.press(Sorts(search=search).pack())
    assert ann.sees("search-typed")
    await ann.tap("sort-best")
    assert ann.screen.buttons[0]["text"].count("[7]")


async def test_what_the_policy_hides_is_never_found(ann, world):
    goods = world.dispatcher["shelves"].current
    assert [one.id for one in goods.hidden] == [HIDDEN.id]
    await ann.write("Instagram Likes Hidden")
    assert "[Hidden]" not in ann.text
    await ann.write("140")
    assert "[Hidden]" not in ann.text
    await ann.write(f"/start s{HIDDEN.id}")
    assert ann.sees("service-gone")


async def test_somebody_elses_search_is_nobody_elses(ann, world):
    await ann.write(LIKES)
    bob = Chat(world, BOB, ann.language, name="Bob")
    await bob.write("/start")
    await bob.tap("button-accept-terms")
    for data in ("qr:1:0", "qf:1", "qn:1:refill", "qp:1:tiktok", "qo:1", "qt:1:cheapest"):
        await bob.press(data)
        assert bob.sees("search-forgotten"), data
    await ann.press("qr:1:0")
    assert found(ann, 12), "and nothing of it was changed"


async def test_a_search_finds_what_is_sold_now(ann, world, house):
    await ann.write(LIKES)
    gone = "UPDATE services SET gone_at = :now WHERE id > 21 AND id < 40"
    await world.db.write(lambda tx: tx.run(gone, now=NOW))
    await world.dispatcher["shelves"].reload(world.db, house)
    await ann.press("qr:1:0")
    assert found(ann, 2)
    await ann.press("qs:1:0:25")
    assert ann.sees("service-gone")


async def test_a_half_made_order_stays_within_reach_of_a_search(ann):
    await ann.press("s:20")
    await ann.write(POST)
    await ann.write("500")
    await ann.write(LIKES)
    assert found(ann, 12)
    await ann.tap("button-continue")
    assert ann.sees("check-quantity", quantity="500")


async def test_stars_come_and_go(ann):
    await ann.press("s:23")
    await ann.tap("button-star")
    assert ann.answered("starred-now")
    assert ann.has("button-starred")
    await ann.write("/favourites")
    assert "[3] Instagram Likes" in ann.text
    await ann.tap("button-service")
    await ann.tap("button-starred")
    assert ann.answered("starred-no-more")
    await ann.tap("button-home")
    await ann.tap("button-favourites")
    assert ann.sees("starred-none")


async def test_a_star_leaves_the_way_back_to_what_was_found(ann):
    await ann.write(LIKES)
    await ann.tap("button-next")
    await ann.tap("button-service", nth=1)
    await ann.tap("button-star")
    await ann.tap("button-starred")
    assert ann.answered("starred-no-more")
    await ann.tap("button-back")
    assert found(ann, 12)
    assert ann.sees("page", page="2", pages="2")


async def test_what_was_ordered_lately_is_within_reach(ann):
    await ann.press("m:lately:0")
    assert ann.sees("lately-none")
    for service in (21, 23, 21):
        await ann.press(f"s:{service}")
        await ann.write(f"{POST}{service}")
        await ann.write("500")
        await ann.tap("button-confirm")
    await ann.press("m:lately:0")
    names = [button["text"] for button in ann.screen.buttons if "[" in button["text"]]
    assert ["[1]" in names[0], "[3]" in names[1]] == [True, True]
    assert len(names) == 2


async def test_a_link_to_a_service_opens_its_card(ann):
    await ann.press("s:23")
    await ann.tap("button-share")
    link = "https://t.me/shop_bot?start=s23"
    assert ann.sees("share", name="[3] Instagram Likes", link=link)
    assert ann.button("button-copy-link")["copy_text"] == {"text": link}
    sent = "?url=https%3A%2F%2Ft.me%2Fshop_bot%3Fstart%3Ds23&text=%5B3%5D%20Instagram%20Likes"
    assert ann.button("button-send-on")["url"] == f"https://t.me/share/url{sent}"
    await ann.write("/start s23")
    assert "[3] Instagram Likes" in ann.text
    assert ann.sees("ask-link")
    await ann.write("/start s999")
    assert ann.sees("service-gone")


async def test_up_to_three_stand_side_by_side(ann):
    await ann.press("s:20")
    await ann.tap("button-compare")
    assert ann.sees("compare-with")
    assert "[0]" not in ann.labels[0]
    await ann.tap("button-service")
    assert ann.sees("compare")
    assert ann.sees("compare-refill")
    await ann.tap("button-compare-third")
    await ann.tap("button-service")
    assert "③" in ann.text
    assert not ann.has("button-compare-third")
    await ann.tap("button-take", nth=2)
    assert ann.sees("ask-link")


@pytest.mark.parametrize("data", ["v:999:0:0:1", "qe:999", "qx:1:0:999", "qh:999", "qs:1:0:999"])
async def test_a_service_that_is_gone_says_so(ann, data):
    await ann.press(data)
    assert ann.sees("service-gone")


async def test_one_that_is_gone_drops_out_of_a_comparison(ann):
    await ann.press("v:20:999:21:0")
    assert ann.sees("compare")
    assert "③" not in ann.text
    await ann.press("v:20:20:20:0")
    assert ann.sees("compare-with")


class TestAlone:
    @pytest.fixture
    def services(self):
        return many(1)

    async def test_with_nothing_like_it_there_is_nothing_to_compare(self, ann):
        await ann.press("s:100")
        await ann.tap("button-compare")
        assert ann.sees("compare-nothing")
        await ann.tap("button-back")
        assert ann.sees("ask-link")


async def test_a_link_to_a_service_waits_for_the_rules(newcomer):
    await newcomer.write("/start s23")
    assert newcomer.sees("terms-first")
    await newcomer.tap("button-accept-terms")
    assert newcomer.sees("service")
    assert newcomer.sees("ask-link")
    await newcomer.write("https://instagram.com/p/abc")
    assert newcomer.sees("ask-quantity")


async def test_once_shown_it_comes_no_second_time(newcomer):
    await newcomer.write("/start s23")
    await newcomer.tap("button-accept-terms")
    await newcomer.press("g:accept")
    assert newcomer.has("button-find")


async def test_a_link_to_what_is_gone_leads_to_the_menu(newcomer):
    await newcomer.write("/start s999")
    await newcomer.tap("button-accept-terms")
    assert newcomer.has("button-find")
