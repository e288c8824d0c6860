"""Photos, documents and albums, and the way back: getFile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.files import DOWNLOAD_BYTES, UPLOAD_BYTES, StoredFile
from sandbox.telegram.methods.sending import caption, caption_of, place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.telegram.calls import Call

_ALBUM = range(2, 11)
ALBUM_KINDS = frozenset({"photo", "document", "video", "audio"})


def stored(call: Call, kind: str, given: str) -> StoredFile:
    """The file that a parameter names: "attach://part", a part of that very name, or a known file_id.

    Raises:
        ApiError: 400 for none, for a URL (nothing is fetched here), for an unknown id; 413 above 50 MB.
    """
    upload = call.files.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is not None:
        if len(upload.content) > UPLOAD_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        return call.world.files.add(kind, upload.name, upload.mime, upload.content)
    if not given or given.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    if re.match(r"(?i)https?://", given):
        raise bad_request("failed to get HTTP URL content")
    known = call.world.files.get(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"type of file mismatch: can't use file of type {known.kind} as {kind}")
    return known


def _send(kind: str) -> Callable[[Call], dict[str, Any]]:
    def send(call: Call) -> dict[str, Any]:
        words = caption_of(call)
        return place(call, stored(call, kind, call.text(kind)).media() | words).wire()

    return send


def input_media(call: Call, item: object) -> dict[str, Any]:
    """Content of an `InputMedia` object: its file and caption."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind not in ALBUM_KINDS | {"animation"}:
        raise bad_request(f"can't parse InputMedia: type must be one of {', '.join(sorted(ALBUM_KINDS))}")
    words = caption(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    return stored(call, kind, str(item.get("media") or "")).media() | words


def send_media_group(call: Call) -> list[dict[str, Any]]:
    """An album of 2 to 10; documents and photos do not mix."""
    items = call.json("media", "media")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if len(items) not in _ALBUM:
        raise bad_request("album must have between 2 and 10 items")
    contents = [input_media(call, item) for item in items]
    kinds = {item["type"] for item in items}
    if kinds & {"document", "audio"} and len(kinds) > 1:
        raise bad_request("can't use the media of the specified type in the album")
    group = call.world.next_query_id()
    return [place(call, content, media_group_id=group).wire() for content in contents]


def get_file(call: Call) -> dict[str, Any]:
    """Where to download a file."""
    if not call.text("file_id"):
        raise bad_request("file_id not specified")
    file = call.world.files.get(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return file.wire() | {"file_path": file.path}


TABLE: dict[str, Callable[[Call], Any]] = {
    "sendPhoto": _send("photo"),
    "sendDocument": _send("document"),
    "sendVideo": _send("video"),
    "sendAnimation": _send("animation"),
    "sendAudio": _send("audio"),
    "sendVoice": _send("voice"),
    "sendSticker": _send("sticker"),
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
