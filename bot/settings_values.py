"""How single settings are read: each function takes the text and raises ValueError with a sentence."""

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

TOKEN = re.compile(r"\d{5,16}:[A-Za-z0-9_-]{30,64}")
LARGEST_ID = 2**52
SHOWN = 40


def read_bot_token(value: str) -> str:
    """Check the shape of a bot token; the token itself never stands in the sentence."""
    text = str(value).strip()
    if not TOKEN.fullmatch(text):
        raise ValueError(
            "that is not a bot token. BotFather's look like 123456789:AA… (numbers, a colon, 35 characters)."
        )
    return text


def read_panel_key(value: str) -> str:
    """Check that a key is one word; the key itself never stands in the sentence."""
    text = str(value).strip()
    if text.split() != [text]:
        raise ValueError(
            "a key is one word of letters and digits; it stands on your account page at the panel."
        )
    return text


def read_person_ids(value: object) -> tuple[int, ...]:
    """Read numeric Telegram ids parted by commas."""
    if not isinstance(value, str):
        return tuple(value) if isinstance(value, (tuple, list)) else (int(str(value)),)
    parts = [part.strip() for part in value.split(",") if part.strip()]
    wrong = [part for part in parts if not _is_id(part)]
    if wrong:
        raise ValueError(
            f"{wrong[0][:SHOWN]!r} is no numeric Telegram id. Right would be: 123456789, 987654321"
        )
    return tuple(dict.fromkeys(int(part) for part in parts))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= SHOWN and 0 < int(text) <= LARGEST_ID


def read_http_address(value: str) -> str:
    """Check an http(s) address without query; kept exactly, with or without the last slash."""
    text = str(value).strip()
    parts = _address_parts(text)
    if parts is None:
        raise ValueError("that is no web address. Right would be: https://panel.example/api/v2")
    if parts.query or parts.fragment or parts.username or parts.password:
        raise ValueError(
            "the address must be plain, without ?, # or user@: for example https://panel.example/api/v2"
        )
    return text


def is_one_address(one: str, other: str) -> bool:
    """Say whether two addresses lead to the same panel."""
    # It brings the client with it, which most starts of the command line do without.
    from shop.panels import address_of  # noqa: PLC0415

    return address_of(one) == address_of(other)


def _address_parts(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable and text.split() == [text] else None


def read_database_url(value: str) -> str:
    """Accept `sqlite:///path` and `postgresql://…`."""
    text = str(value).strip()
    if text.startswith("sqlite:///") and len(text) > len("sqlite:///"):
        return text
    if text.startswith(("postgresql://", "postgres://")):
        return text.replace("postgres://", "postgresql://", 1)
    raise ValueError("use sqlite:///panelgram.db or postgresql://user:password@host/database.")


def read_currency_amount(value: object) -> Decimal | None:
    """Read an amount of money above zero; empty means none."""
    if value is None or not str(value).strip():
        return None
    try:
        amount = Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError("that is no amount. Right would be: 25 or 25.50") from None
    if not amount.is_finite() or amount <= 0 or amount > Decimal(10**12):
        raise ValueError("the amount must be above 0. Leave it empty for no limit.")
    return amount


def read_zone(value: str | ZoneInfo) -> ZoneInfo:
    """Read an IANA time zone."""
    if isinstance(value, ZoneInfo):
        return value
    try:
        return ZoneInfo(str(value).strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("that is no time zone. Use an IANA name such as Europe/Berlin or UTC.") from None


def read_rule_names(value: object) -> tuple[str, ...]:
    """Read names of shipped policy rules parted by commas."""
    texts = value.split(",") if isinstance(value, str) else [str(one) for one in _several(value)]
    names = tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
    _load_policy(off=names)
    return names


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def read_policy_file(value: object) -> Path:
    """Check that a file of own policy rules can be used."""
    path = Path(str(value).strip())
    _load_policy(own=path)
    return path


def read_panel_words(value: object) -> Path:
    """Check that a file of own words for a panel can be used."""
    # It brings the client with it, which most starts of the command line do without.
    from bot.words_file import WordsProblem, load  # noqa: PLC0415

    path = Path(str(value).strip())
    try:
        load(path)
    except WordsProblem as problem:
        raise ValueError(str(problem)) from None
    return path


def _load_policy(off: tuple[str, ...] = (), own: Path | None = None) -> None:
    # Its tables take longer to read than all other settings together.
    from shop.policy import PolicyProblem, load  # noqa: PLC0415

    try:
        load(off, own)
    except PolicyProblem as problem:
        raise ValueError(str(problem)) from None
