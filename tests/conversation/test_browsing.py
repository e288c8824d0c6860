"""The catalogue by buttons."""

from dataclasses import replace

import pytest
from small_shop import INSTAGRAM, SERVICES, many

from shop.catalogue.listed import NO_LIMIT


async def test_a_small_catalogue_is_one_list_of_categories(ann):
    await ann.tap("button-catalogue")
    assert ann.sees("choose-category-plain")
    assert sum(INSTAGRAM in label for label in ann.labels) == 1
    assert len(ann.messages) == 1, "taps change the card in place"


async def test_from_category_to_the_service_card_which_asks_for_the_link(ann):
    await ann.tap("button-catalogue")
    await ann.tap("button-category")
    assert ann.sees("choose-service", category=INSTAGRAM)
    assert ann.sees("service-line-closed", at=4, name="Instagram Likes paused")
    await ann.tap("button-service")
    assert ann.sees("service-rate", rate="$0.90" if ann.language == "en" else "0,90\u00a0$")
    assert ann.sees("service-speed", time="2 h")
    assert ann.sees("refill-yes")
    assert ann.sees("cancel-no")
    assert ann.sees("dripfeed-yes")
    assert (
        "<blockquote expandable>Start: 0-1 h\nSpeed &amp; quality &lt;x&gt;</blockquote>" in ann.screen.html
    )
    assert ann.sees("ask-link", example="https://instagram.com/p/Cx1Ab2CdEfG")


async def test_back_leads_to_the_page_one_came_from_and_home_is_everywhere(ann):
    await ann.press("s:6")
    await ann.tap("button-back")
    assert ann.sees("choose-service", category="Telegram Views")
    await ann.tap("button-back")
    assert ann.sees("choose-category-plain")
    await ann.tap("button-home")
    assert ann.sees("home", name="Ann")


async def test_markup_in_a_name_is_only_text(ann):
    await ann.press("s:2")
    assert "Instagram Likes <b>Fast</b> & Cheap" in ann.text
    assert ann.sees("service-rate", rate="$0.0012" if ann.language == "en" else "0,0012\u00a0$")


class TestUnknownType:
    @pytest.fixture
    def services(self):
        return tuple(replace(one, type="tweet storm") if one.id == 3 else one for one in SERVICES)

    async def test_an_unknown_type_is_shown_and_explained_and_not_ordered(self, ann):
        await ann.press("s:3")
        assert ann.sees("service-later")
        assert not ann.sees("ask-link", example="https://instagram.com/p/Cx1Ab2CdEfG")
        await ann.write("https://instagram.com/p/1")
        assert ann.sees("fitting"), "no link is waited for"
        assert "custom" not in ann.text

    async def test_one_line_shows_it_instead_of_ordering(self, ann):
        await ann.write("103 https://instagram.com/p/1 500")
        assert ann.sees("service-later")


async def test_a_suspended_service_says_why_it_is_not_sold(ann):
    await ann.press("s:4")
    assert ann.sees("service-suspended")


@pytest.mark.parametrize("data", ["s:999", "c:nothere:0", "p:nowhere:0", "c:nothere:7"])
async def test_what_is_gone_says_so_and_leads_on(ann, data):
    await ann.press(data)
    assert ann.sees("service-gone") or ann.sees("category-gone")
    assert ann.has("button-home")


class TestLong:
    @pytest.fixture
    def services(self):
        return many(250)

    async def test_the_platforms_stand_on_the_welcome_card(self, ann):
        assert ann.sees("home", name="Ann")
        assert sum("TikTok" in label for label in ann.labels) == 1

    async def test_lists_are_paged_and_say_where_one_is(self, ann):
        await ann.press("p:tiktok:0")
        assert ann.sees("page", page="1", pages="2")
        assert ann.button("button-page").get("disabled") == {}
        await ann.tap("button-next")
        assert ann.sees("page", page="2", pages="2")
        await ann.tap("button-category")
        assert ann.sees("page", page="1", pages="2")
        await ann.tap("button-next")
        assert ann.sees("page", page="2", pages="2")
        await ann.tap("button-service", nth=1)
        await ann.tap("button-back")
        assert ann.sees("page", page="2", pages="2"), "back to the very page"
        await ann.tap("button-back")
        assert ann.sees("page", page="2", pages="2"), "and to the page of the category"

    async def test_a_page_beyond_the_end_is_the_last_page(self, ann):
        await ann.press("p:tiktok:99999")
        assert ann.sees("page", page="2", pages="2")

    async def test_labels_fit_a_phone_and_full_names_stand_above(self, ann, services):
        await ann.press("p:tiktok:0")
        await ann.tap("button-category")
        assert max(map(len, ann.labels)) <= 30
        assert services[0].name in ann.text


class TestLongNames:
    @pytest.fixture
    def services(self):
        return tuple(
            replace(one, category=f"{one.category} » with a name wider than a phone") for one in SERVICES
        )

    async def test_a_cut_category_is_found_by_the_number_before_its_full_name(self, ann):
        await ann.tap("button-catalogue")
        full = f"{INSTAGRAM} » with a name wider than a phone"
        assert ann.sees("list-line", at=1, name=full, count="4")
        assert ann.button("button-category-at")["text"].startswith("1 · ")
        assert max(map(len, ann.labels)) <= 30
        await ann.tap("button-category-at")
        assert ann.sees("choose-service", category=full)


class TestManyPlatforms:
    @pytest.fixture
    def services(self):
        return tuple(
            replace(one, platform=str(10 + at // 10), category=f"{one.category}, {at % 2}")
            for at, one in enumerate(many(170))
        )

    async def test_seventeen_platforms_stand_on_one_page(self, ann):
        assert {"10", "26"} <= set(ann.labels)
        assert not ann.has("button-page")


def test_the_small_shop_has_what_these_tests_need():
    assert [service.id for service in SERVICES] == [1, 2, 3, 4, 5, 6]


class TestWithoutAnUpperLimit:
    @pytest.fixture
    def services(self):
        return (replace(SERVICES[0], max=NO_LIMIT),)

    async def test_a_service_without_an_upper_limit_shows_no_made_up_number(self, ann):
        await ann.press("s:1")
        assert ann.sees("service-limits", min="50", max="∞")
        await ann.write("https://instagram.com/p/abc")
        assert "1,000,000,000,000" not in ann.text.replace("\u00a0", ",")
        await ann.write("7000000")
        assert ann.sees(
            "check-quantity", quantity="7,000,000" if ann.language == "en" else "7\u00a0000\u00a0000"
        )


class TestWithoutACatalogue:
    @pytest.fixture
    def services(self):
        return ()

    async def test_an_empty_shop_says_so_at_the_door(self, ann):
        assert ann.sees("home-empty")
        assert not ann.has("button-catalogue")
        await ann.write("https://instagram.com/p/abc")
        assert ann.sees("fitting-none")
