"""Files in both directions."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto

from sandbox.telegram.files import image_size


def png(width=4, height=3):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x20\x60\xa0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def test_a_photo_is_sent_shown_and_edited(bot, hands, mia):
    sent = await bot.send_photo(
        mia, BufferedInputFile(png(), "chart.png"), caption="<b>Sales</b>", parse_mode="HTML"
    )
    assert (sent.photo[-1].width, sent.photo[-1].height) == (4, 3)
    assert sent.caption_entities[0].type == "bold"
    shown = (await hands.messages(mia))[-1]
    assert (shown["text"], shown["media"]["kind"], shown["media"]["name"]) == ("Sales", "photo", "chart.png")
    assert shown["media"]["mime"] == "image/png", "the client did not say so"
    again = await bot.edit_message_caption(chat_id=mia, message_id=sent.message_id, caption="Costs")
    assert (again.caption, again.photo[-1].file_id) == ("Costs", sent.photo[-1].file_id)
    other = InputMediaPhoto(media=BufferedInputFile(png(8, 8), "b.png"), caption="New")
    changed = await bot.edit_message_media(other, chat_id=mia, message_id=sent.message_id)
    assert (changed.photo[-1].width, changed.caption) == (8, "New")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("x", chat_id=mia, message_id=sent.message_id)


async def test_a_text_has_no_caption(bot, mia):
    sent = await bot.send_message(mia, "text")
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=mia, message_id=sent.message_id, caption="x")


async def test_a_document_of_the_person_is_downloaded(bot, hands, mia):
    content = b"id,link\n1,https://x.io\n"
    await hands.act(mia, "media", kind="document", name="orders.csv", mime="text/csv",
                    content_base64=base64.b64encode(content).decode(), caption="mass order")  # fmt: skip
    (update,) = await bot.get_updates()
    document = update.message.document
    assert (document.file_name, document.mime_type, document.file_size) == (
        "orders.csv",
        "text/csv",
        len(content),
    )
    assert (await bot.download(document)).read() == content
    assert update.message.caption == "mass order"


async def test_a_known_file_is_sent_again_by_its_id(bot, mia):
    first = await bot.send_document(mia, BufferedInputFile(b"x", "a.txt"))
    again = await bot.send_document(mia, first.document.file_id)
    assert again.document == first.document
    with pytest.raises(TelegramBadRequest, match="type of file mismatch"):
        await bot.send_photo(mia, first.document.file_id)
    with pytest.raises(TelegramBadRequest, match="wrong file identifier"):
        await bot.send_document(mia, "unknown")
    with pytest.raises(TelegramBadRequest, match="failed to get HTTP URL content"):
        await bot.send_document(mia, "https://example.com/a.txt")
    with pytest.raises(TelegramBadRequest, match="invalid file_id"):
        await bot.get_file("unknown")


async def test_wrong_files_are_refused(bot, mia):
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(mia, BufferedInputFile(b"no picture", "a.png"))
    with pytest.raises(TelegramBadRequest, match="PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(mia, BufferedInputFile(png(100, 1), "a.png"))
    with pytest.raises(TelegramBadRequest, match="message caption is too long"):
        await bot.send_photo(mia, BufferedInputFile(png(), "a.png"), caption="x" * 1025)
    with pytest.raises(TelegramBadRequest, match="file must be non-empty"):
        await bot.send_document(mia, BufferedInputFile(b"", "a.txt"))


async def test_an_album_is_several_messages_of_one_group(bot, mia):
    items = [InputMediaDocument(media=BufferedInputFile(b"x", f"{n}.txt"), caption=f"{n}") for n in range(3)]
    sent = await bot.send_media_group(mia, items)
    assert [message.caption for message in sent] == ["0", "1", "2"]
    assert len({message.media_group_id for message in sent}) == 1
    with pytest.raises(TelegramBadRequest, match="album must have between 2 and 10 items"):
        await bot.send_media_group(mia, items[:1])
    mixed = [items[0], InputMediaPhoto(media=BufferedInputFile(png(), "a.png"))]
    with pytest.raises(TelegramBadRequest, match="can't use the media of the specified type in the album"):
        await bot.send_media_group(mia, mixed)


def test_sizes_of_pictures_are_read():
    gif = b"GIF89a" + struct.pack("<HH", 7, 9) + b"\0" * 20
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 5, 6) + b"\0" * 20
    assert [image_size(data) for data in (png(2, 3), gif, jpeg, b"x")] == [(2, 3), (7, 9), (6, 5), None]
