"""Lists are collected from whatever is sent until Done: counted, trimmed, previewed, bounded, never lost."""

import json

import pytest
from every_type import COMMENT_PACKAGE, COMMENTS, LIST, SEO, TYPES
from test_every_type import LINK, orders_of, walk


@pytest.fixture
def services():
    return TYPES


@pytest.fixture
async def collecting(ann):
    """Ann, asked for two to five comments."""
    await walk(ann, COMMENTS, [LINK])
    assert ann.sees("ask-comments", min="2", max="5")
    return ann


async def comments_of(world):
    return json.loads((await orders_of(world))[-1]["fields"])["comments"].split("\n")


async def test_pieces_are_added_until_done(world, collecting):
    await collecting.write("one\n\n   two  \n")
    assert collecting.sees("field-comments", value="2", count=2)
    assert collecting.sees("lines-one", at=1, line="one")
    await collecting.write("three\r\nfour")
    assert collecting.sees("field-comments", value="4", count=4)
    assert collecting.sees("lines-rest", count=1)
    await collecting.tap("button-lines-done")
    assert collecting.sees("check")
    assert collecting.sees("field-comments", value="4", count=4)
    await collecting.tap("button-confirm")
    assert await comments_of(world) == ["one", "two", "three", "four"]


async def test_links_numbers_and_orders_on_one_line_are_comments_here(world, collecting):
    said = ["https://instagram.com/p/other", "500", "1001 https://instagram.com/p/x 500", "@ann"]
    await collecting.write("\n".join(said))
    await collecting.tap("button-lines-done")
    await collecting.tap("button-confirm")
    assert await comments_of(world) == said


async def test_too_few_are_counted_and_cannot_be_finished(collecting):
    await collecting.write("one")
    assert collecting.sees("lines-too-few", missing=1, min="2", max="5")
    assert not collecting.has("button-lines-done")
    draft = collecting.screen.buttons[0]["callback_data"].split(":")[1]
    await collecting.press(f"h:{draft}:comments:d")
    assert collecting.sees("lines-too-few"), "an old button cannot either"


async def test_too_many_are_counted_and_the_first_can_be_kept(world, collecting):
    await collecting.write("\n".join("abcdefg"))
    assert collecting.sees("lines-too-many", over=2, max="5")
    assert not collecting.has("button-lines-done")
    await collecting.tap("button-lines-first")
    await collecting.tap("button-lines-done")
    await collecting.tap("button-confirm")
    assert await comments_of(world) == [*"abcde"]


async def test_equal_ones_are_kept_until_they_are_dropped(world, collecting):
    await collecting.write("Nice\nnice\nwow")
    assert collecting.sees("lines-doubles", count=1)
    assert collecting.has("button-lines-done"), "equal ones count like any other"
    await collecting.tap("button-lines-once")
    assert not collecting.sees("lines-doubles")
    await collecting.tap("button-lines-done")
    await collecting.tap("button-confirm")
    assert await comments_of(world) == ["Nice", "wow"]


async def test_clear_starts_again(collecting):
    await collecting.write("one\ntwo")
    await collecting.tap("button-lines-clear")
    assert collecting.sees("ask-comments", min="2", max="5")
    await collecting.write("three")
    assert collecting.sees("field-comments", value="1", count=1)


async def test_comments_that_some_panels_misread_are_named(collecting):
    await collecting.write("fine\nlove <3\n100% yes")
    assert collecting.sees("lines-doubtful", count=1, line="love <3")


async def test_a_piece_of_a_longer_paste_may_end_in_half_a_line(collecting):
    await collecting.write("\n".join(["1" * 999] * 4))
    assert not collecting.sees("lines-piece")
    await collecting.write("2" * 2000 + "\n" + "3" * 2095)
    assert collecting.sees("lines-piece")


async def test_a_line_longer_than_any_comment_is_left_out_by_name(collecting):
    await collecting.write("fine\n" + "1" * 2201)
    assert collecting.sees("lines-odd")
    assert collecting.sees("field-comments", value="1", count=1)


async def test_nothing_visible_adds_nothing(collecting):
    await collecting.write("one\ntwo")
    await collecting.write("\u3000\n\x01")
    assert collecting.sees("lines-nothing")
    assert collecting.sees("field-comments", value="2", count=2)


async def test_a_list_survives_a_look_elsewhere(collecting):
    await collecting.write("one\ntwo")
    await collecting.write("/start")
    await collecting.tap("button-continue")
    assert collecting.sees("check")
    await collecting.tap("change-comments")
    await collecting.write("three")
    assert collecting.sees("field-comments", value="3", count=3)


async def test_names_may_stand_on_one_line(ann):
    await walk(ann, LIST, [LINK, "@ann, bob;eve  dan"])
    assert ann.sees("field-usernames", value="4", count=4)


async def test_a_package_that_counts_packages_takes_any_number_of_comments(ann):
    await walk(ann, COMMENT_PACKAGE, [LINK, "\n".join("abcdefghij")])
    await ann.tap("button-lines-done")
    assert ann.sees("check-package")


class TestFiles:
    @pytest.mark.parametrize(
        "content",
        ["one\ntwo", "\ufeffone\r\ntwo\r\n", "  one \n\n\n two\n"],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    async def test_the_lines_of_a_text_file_are_added(self, world, collecting, content, encoding):
        await collecting.write("zero")
        await collecting.send_file(content.encode(encoding))
        assert collecting.sees("field-comments", value="3", count=3)
        await collecting.tap("button-lines-done")
        await collecting.tap("button-confirm")
        assert await comments_of(world) == ["zero", "one", "two"]

    @pytest.mark.parametrize(
        ("content", "size", "problem"),
        [
            (b"a", 20 * 2**20, "file-too-big"),
            (b"a\n" * 2**19 + b"a", None, "file-too-big"),
            (b"a\n" * 2**19 + b"a", 10, "file-too-big"),
            (b"PK\x03\x04 a spreadsheet", None, "file-not-text"),
            (b"%PDF-1.7", None, "file-not-text"),
            (b"\x7fELF\x00\x01\xff", None, "file-not-text"),
            (b"text with a \x00", None, "file-not-text"),
            ("привет\nмир".encode("cp1251"), None, "file-encoding"),
            (b"\xff\xfea", None, "file-encoding"),
            (b" \n ", None, "file-empty"),
            (b"\xef\xbb\xbf", None, "file-empty"),
        ],
    )
    async def test_what_is_no_text_is_explained_and_nothing_is_lost(self, collecting, content, size, problem):
        await collecting.write("one\ntwo")
        await collecting.send_file(content, size=size)
        assert collecting.sees(problem), collecting.text
        assert collecting.sees("field-comments", value="2", count=2)
        assert collecting.has("button-lines-done")

    async def test_a_file_that_telegram_does_not_give_is_asked_for_again(self, world, collecting):
        told = {"file_id": "gone", "file_unique_id": "gone", "file_name": "a.txt", "file_size": 3}
        await collecting.send(document=told)
        assert collecting.sees("file-lost")

    async def test_a_picture_is_no_list(self, collecting):
        photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
        await collecting.send(photo=photo)
        assert collecting.sees("lines-need-text")


async def test_search_words_keep_their_blanks(world, ann):
    await walk(ann, SEO, [LINK, "100", "red shoes\ncheap  hats"])
    await ann.tap("button-lines-done")
    await ann.tap("button-confirm")
    assert json.loads((await orders_of(world))[-1]["fields"])["keywords"] == "red shoes\ncheap  hats"
