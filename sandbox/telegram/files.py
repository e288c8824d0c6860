"""Files that bots and people send, kept in memory."""

from __future__ import annotations

import base64
import struct
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.errors import bad_request

PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
_FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}


@dataclass(frozen=True)
class StoredFile:
    """One file; `kind` is the message field it came in ("photo", "document", ...)."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """`file_path` of getFile."""
        ending = self.name.rpartition(".")[2] if "." in self.name else "bin"
        return f"{_FOLDERS.get(self.kind, self.kind)}/file_{self.unique_id}.{ending}"

    def wire(self) -> dict[str, Any]:
        """The fields that every file object has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }

    def media(self) -> dict[str, Any]:
        """The field of a Message that shows this file."""
        sizes = {"width": self.width, "height": self.height}
        if self.kind == "photo":
            return {"photo": [self.wire() | sizes]}
        return {self.kind: self.wire() | _details(self, sizes)}


def _details(file: StoredFile, sizes: dict[str, int]) -> dict[str, Any]:
    named = {"file_name": file.name, "mime_type": file.mime}
    table: dict[str, dict[str, Any]] = {
        "document": named,
        "audio": named | {"duration": 1},
        "voice": {"mime_type": file.mime, "duration": 1},
        "video": named | sizes | {"duration": 1},
        "animation": named | sizes | {"duration": 1},
        "video_note": {"length": sizes["width"], "duration": 1},
        "sticker": sizes | {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"},
    }
    return table[file.kind]


class Files:
    """Every file of the world, by `file_id`."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, name: str, mime: str, content: bytes) -> StoredFile:
        """Keep a file and give it an id.

        Raises:
            ApiError: 400 for an empty file, and for a photo that is no picture or too big.
        """
        if not content:
            raise bad_request("file must be non-empty")
        size = _photo_size(content) if kind == "photo" else image_size(content) or (512, 512)
        unique = f"AQAD{len(self._by_id) + 1:08d}"
        long = base64.urlsafe_b64encode(f"{kind}:{unique}:{'-' * 24}".encode()).decode().rstrip("=")
        stored = StoredFile(long, unique, kind, name, _type_of(content) or mime, content, *size)
        self._by_id[long] = self._by_path[stored.path] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file with this `file_path`."""
        return self._by_path.get(path)


_BEGINNINGS = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"\xff\xd8": "image/jpeg"}


def _type_of(content: bytes) -> str | None:
    """What a picture is: many clients upload it without saying so, and Telegram looks for itself."""
    return next((name for begins, name in _BEGINNINGS.items() if content.startswith(begins)), None)


def _photo_size(content: bytes) -> tuple[int, int]:
    if len(content) > PHOTO_BYTES:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    size = image_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):  # noqa: PLR2004 - the two rules of sendPhoto
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) > 24:  # noqa: PLR2004 - up to IHDR's height
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in {b"GIF87a", b"GIF89a"}:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every JPEG marker starts so
        if content[at + 1] in {0xC0, 0xC1, 0xC2}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None
