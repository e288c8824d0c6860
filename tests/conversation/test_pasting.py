"""Link first, and the order on one line."""

import pytest
from small_shop import many

POST = "https://instagram.com/p/abc"


async def test_a_pasted_link_brings_what_fits_it(ann):
    await ann.write("instagram.com/p/abc")
    assert ann.sees("fitting")
    assert POST in ann.text
    assert "Instagram Likes [Real] 🔥" in ann.text
    assert not any(word in ann.text for word in ("Members", "paused"))
    await ann.tap("button-service")
    assert ann.sees("ask-quantity")
    await ann.write("500")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)


async def test_a_link_that_nothing_fits_says_so(ann):
    await ann.write("https://tiktok.com/@name")
    assert ann.sees("fitting-none")
    assert ann.has("button-home")
    await ann.tap("button-catalogue")
    assert ann.sees("choose-category-plain")


async def test_a_half_made_order_is_not_dropped_without_a_question(ann):
    await ann.press("s:1")
    await ann.write(POST)
    await ann.write("https://instagram.com/p/other")
    assert ann.sees("half-made", name="Instagram Likes [Real] 🔥", link="https://instagram.com/p/other")
    await ann.tap("button-keep-order")
    assert ann.sees("ask-quantity")
    assert POST in ann.text
    await ann.write("500")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    await ann.write("https://instagram.com/p/other")
    await ann.tap("button-use-link")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link="https://instagram.com/p/other")
    assert ann.sees("check-quantity", quantity="500")


async def test_a_new_order_can_begin_with_the_new_link(ann):
    await ann.write(f"101 {POST} 500")
    await ann.write("https://t.me/channelname")
    await ann.tap("button-new-order")
    assert ann.sees("fitting")
    await ann.tap("button-service")
    assert ann.sees("check-package")


async def test_a_link_that_does_not_fit_the_half_made_order_is_offered_for_a_new_one_only(ann):
    await ann.write(f"101 {POST} 500")
    await ann.write("https://t.me/channelname")
    assert ann.sees("half-made-other", name="Instagram Likes [Real] 🔥", link="https://t.me/channelname")
    assert not ann.has("button-use-link")
    assert ann.button("button-new-order")["style"] == "primary"
    await ann.tap("button-keep-order")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)


async def test_a_link_that_does_not_fit_the_half_made_order_is_not_put_into_it(ann):
    await ann.write(f"101 {POST} 500")
    await ann.write("https://t.me/channelname")
    await ann.press("w:1:2")
    assert ann.sees("link-wrong-site", site="Telegram", wanted="Instagram")
    await ann.tap("button-back")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)


async def test_one_line_goes_straight_to_the_card(ann):
    await ann.write(f"101  {POST}   1 000")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    assert ann.sees("check-quantity", quantity="1,000" if ann.language == "en" else "1\u00a0000")


@pytest.mark.parametrize(
    "line",
    [
        f"101, {POST}, 500",
        f"101 {POST}, 500,",
        f"101 | {POST} | 500",
        f"101|{POST}|500",
        f"101 | {POST} | 500 |",
    ],
)
async def test_one_line_may_be_parted_by_commas_or_by_bars_as_on_panels(ann, line):
    await ann.write(line)
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)
    assert ann.sees("check-quantity", quantity="500")


async def test_a_link_shared_with_words_before_it_is_that_link(ann):
    await ann.write(f"Look what I found! {POST}")
    assert ann.sees("fitting")
    assert POST in ann.text


async def test_one_line_works_in_the_middle_of_another_order(ann):
    await ann.press("s:6")
    await ann.write(f"#101 {POST} 500")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)


async def test_one_line_for_a_package_needs_no_quantity(ann):
    await ann.write("201 t.me/channelname")
    assert ann.sees("check-package")


async def test_one_line_without_quantity_asks_for_it(ann):
    await ann.write(f"101 {POST}")
    assert ann.sees("ask-quantity")


@pytest.mark.parametrize("typed", ["0", "abc", "1e9", "99999999"])
async def test_a_wrong_quantity_on_the_line_keeps_the_link(ann, typed):
    await ann.write(f"101 {POST} {typed}")
    assert ann.sees("ask-quantity")
    assert any(ann.sees(f"quantity-{why}") for why in ("zero", "not-a-number", "not-plain", "too-many"))
    await ann.write("500")
    assert ann.sees("check", name="Instagram Likes [Real] 🔥", link=POST)


async def test_a_wrong_link_on_the_line_keeps_the_quantity(ann):
    await ann.write("101 https://t.me/channelname 500")
    assert ann.sees("link-wrong-site", site="Telegram", wanted="Instagram")
    await ann.write(POST)
    assert ann.sees("check-quantity", quantity="500")


async def test_an_unknown_number_still_uses_the_link(ann):
    await ann.write(f"999 {POST} 500")
    assert ann.sees("service-unknown", number="999")
    await ann.tap("button-service")
    assert ann.sees("ask-quantity")


async def test_an_unknown_number_with_a_broken_link_says_so(ann):
    await ann.write("999 http://127.0.0.1/x 500")
    assert ann.sees("service-unknown-bare", number="999")


async def test_a_service_that_cannot_be_ordered_is_shown_instead(ann):
    await ann.write(f"104 {POST} 500")
    assert ann.sees("service-suspended")


class TestMany:
    @pytest.fixture
    def services(self):
        return many(250)

    async def test_more_than_ten_come_in_two_steps(self, ann):
        await ann.write(POST)
        assert ann.sees("fitting-kinds")
        await ann.tap("button-kind", nth=1)
        assert ann.sees("fitting")
        assert ann.has("button-page")
        await ann.tap("button-next")
        await ann.tap("button-back")
        assert ann.sees("fitting-kinds")

    async def test_the_link_survives_any_number_of_pages(self, ann):
        await ann.write(POST)
        await ann.tap("button-kind")
        await ann.tap("button-next")
        await ann.tap("button-service", nth=2)
        assert ann.sees("ask-quantity")
        assert POST in ann.text
