"""`.env` as set-up reads and writes it: what it does not ask for stays, comments too."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.commands.exits import CannotGoOn

HEADER = "# Written by `panelgram setup`; .env.example names every other setting.\n"
_UNQUOTED = re.compile(r"[A-Za-z0-9_:/.,@%+-]*")
_COMMENT = re.compile(r"\s+#[^'\"\r\n]*$")


@dataclass(frozen=True, slots=True)
class EnvFile:
    """The file as it was read.

    Attributes:
        path: where it is, behind links.
        text: "" when there is none.
    """

    path: Path
    text: str = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> "EnvFile":
        """Read the file, if there is one.

        Raises:
            CannotGoOn: it cannot be read, or its folder cannot be written.
        """
        real = path.resolve()
        if not os.access(real.parent, os.W_OK):
            raise CannotGoOn(f"{path} cannot be written: this folder takes no files from you.")
        try:
            return cls(real, real.read_text(encoding="utf-8") if real.exists() else "")
        except UnicodeDecodeError:
            raise CannotGoOn(f"{path} is not UTF-8 text; save it again as UTF-8.") from None
        except OSError as error:
            raise CannotGoOn(f"{path} cannot be read: {error.strerror}.") from None

    @property
    def values(self) -> dict[str, str]:
        """What it sets, by name in upper case; the last line of a name counts, empty ones do not."""
        found = {_name(one): one.value or "" for one in self._bindings()}
        return {name: value for name, value in found.items() if name and value}

    def with_values(self, changed: Mapping[str, str]) -> str:
        """Return the text in which these names have these values and everything else is as it was."""
        left, lines = dict(changed), []
        for one in self._bindings():
            name = _name(one)
            if name not in changed:
                lines.append(one.original.string)
            elif name in left:
                lines.append(_replaced(one, name, left.pop(name)))
        added = [f"{name}={_quoted(value)}\n" for name, value in left.items()]
        kept = "".join(lines) or HEADER
        return kept + ("" if kept.endswith("\n") or not added else "\n") + "".join(added)

    def write(self, text: str) -> None:
        """Put a text in its place in one step, readable for its owner alone.

        Raises:
            CannotGoOn: it cannot be written; the old file is as it was.
        """
        try:
            with _beside(self.path) as new:
                new.write_text(text, encoding="utf-8")
                _to_disk(new)
                new.replace(self.path)
            _to_disk(self.path.parent)
        except OSError as error:
            raise CannotGoOn(f"{self.path} cannot be written: {error.strerror}. It is as it was.") from None

    def _bindings(self) -> Iterator[Binding]:
        return parse_stream(StringIO(self.text))


def _name(binding: Binding) -> str:
    return (binding.key or "").upper()


def _replaced(binding: Binding, name: str, value: str) -> str:
    """A line that says what it said stays; another keeps the blank lines before and the comment behind it."""
    was = binding.original.string
    if (binding.value or "") == value:
        return was
    before = was[: len(was) - len(was.lstrip())]
    comment = _COMMENT.search(was.rstrip())
    return f"{before}{name}={_quoted(value)}{comment[0] if comment else ''}\n"


def _quoted(value: str) -> str:
    if _UNQUOTED.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A new file of mode 0600 in the same folder, gone afterwards unless it was put in place."""
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
