"""What an `add` asks for, checked against the table of service types before anything is sent."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from panel.service_types import RULES, Counted, Field, FieldKind, ServiceType, TypeRule

FieldValue = str | int | date | tuple[str, ...] | list[str]
"""A number may be an int or digits, lines a sequence or a text with line breaks, a date a `date` or d/m/Y."""


class FieldProblem(StrEnum):
    """Why a field cannot be sent."""

    MISSING = "missing"
    NOT_OF_THIS_TYPE = "not of this service type"
    EMPTY = "empty"
    NOT_A_NUMBER = "not a whole number"
    TOO_SMALL = "too small"
    TOO_LARGE = "too large"
    NOT_A_CHOICE = "not one of the choices"
    NOT_A_DATE = "not a date"
    BAD_TEXT = "holds characters that cannot be sent"
    NEEDS_OTHER = "only makes sense together with another field"
    BAD_SERVICE = "not a service id"


class BadField(ValueError):
    """A field of an `AddRequest` that no panel would understand. Nothing was sent."""

    def __init__(self, field: str, problem: FieldProblem) -> None:
        """Name the field and the problem; the value stays out, it may be private."""
        super().__init__(f"{field}: {problem.value}")
        self.field = field
        self.problem = problem


_SERVICE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DIGITS = re.compile(r"[0-9]{1,18}")
_LINE_BREAKS = re.compile(r"\r\n|\n|\r")
_UNSENDABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_DOUBTFUL = re.compile(r" \| |<|\+|%[0-9A-Fa-f]{2}")


@dataclass(frozen=True, slots=True)
class AddRequest:
    """One order as it is sent: exactly the fields of its service type, none empty.

    Attributes:
        type: Decides which fields there are.
        service: The panel's service id.
        fields: By name, without `service`; kept as the texts that are sent.

    Raises:
        BadField: A field is missing, foreign to the type, or cannot be sent.
    """

    type: ServiceType
    service: str
    fields: Mapping[str, FieldValue]

    def __post_init__(self) -> None:
        if not _SERVICE.fullmatch(self.service):
            raise BadField("service", FieldProblem.BAD_SERVICE)
        texts = _texts(RULES[self.type], self.fields)
        object.__setattr__(self, "fields", MappingProxyType(texts))

    def __hash__(self) -> int:
        return hash((self.type, self.service, tuple(self.fields.items())))

    def form(self) -> dict[str, str]:
        """The fields to send, besides `key` and `action`."""
        return {"service": self.service, **{name: str(text) for name, text in self.fields.items()}}

    @property
    def target(self) -> str:
        """The link, or the user name of a subscription: two orders for one target never go out at once."""
        return str(self.fields.get("link") or self.fields.get("username", ""))

    @property
    def charged_quantity(self) -> int:
        """Units (or packages) the panel charges for."""
        return charged_quantity(RULES[self.type], {name: str(text) for name, text in self.fields.items()})


def charged_quantity(rule: TypeRule, fields: Mapping[str, str]) -> int:
    """What is charged for fields as they are sent: units, or packages for package types."""
    return _COUNTING[rule.counted](rule, fields)


def doubtful_lines(text: str) -> tuple[str, ...]:
    """Lines that one family of panels splits, cuts or decodes a second time: they deserve a warning."""
    return tuple(line for line in _split_lines(text) if _DOUBTFUL.search(line))


def _subscription_quantity(fields: Mapping[str, str]) -> int:
    return int(fields["max"]) * (int(fields["posts"]) + int(fields.get("old_posts", 0)))


_COUNTING: Mapping[Counted, Callable[[TypeRule, Mapping[str, str]], int]] = {
    Counted.QUANTITY_TIMES_RUNS: lambda _, f: int(f["quantity"]) * int(f.get("runs", 1)),
    Counted.QUANTITY: lambda _, f: int(f["quantity"]),
    Counted.LINES: lambda rule, f: f[rule.lines_field or ""].count("\n") + 1,
    Counted.PACKAGE: lambda _rule, _fields: 1,
    Counted.SUBSCRIPTION: lambda _, f: _subscription_quantity(f),
}


def _texts(rule: TypeRule, given: Mapping[str, FieldValue]) -> dict[str, str]:
    for name in given:
        if rule.field(name) is None:
            raise BadField(name, FieldProblem.NOT_OF_THIS_TYPE)
    texts: dict[str, str] = {}
    for field in rule.fields:
        if field.name in given:
            texts[field.name] = _TEXT_OF[field.kind](field, given[field.name])
        elif field.required:
            raise BadField(field.name, FieldProblem.MISSING)
    _check_together(rule, texts)
    return texts


def _check_together(rule: TypeRule, texts: Mapping[str, str]) -> None:
    for field in rule.fields:
        present = field.name in texts
        if present and field.together is not None and field.together not in texts:
            raise BadField(field.name, FieldProblem.NEEDS_OTHER)
        if field.only_with is not None:
            name, value = field.only_with
            if present != (texts.get(name) == value):
                raise BadField(field.name, FieldProblem.NEEDS_OTHER if present else FieldProblem.MISSING)
    if "max" in texts and int(texts["max"]) < int(texts["min"]):
        raise BadField("max", FieldProblem.TOO_SMALL)


def _one_line(field: Field, value: FieldValue) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text:
        raise BadField(field.name, FieldProblem.EMPTY)
    if _UNSENDABLE.search(text):
        raise BadField(field.name, FieldProblem.BAD_TEXT)
    return text


def _number(field: Field, value: FieldValue) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _DIGITS.fullmatch(text):
        raise BadField(field.name, FieldProblem.NOT_A_NUMBER)
    if int(text) < field.minimum:
        raise BadField(field.name, FieldProblem.TOO_SMALL)
    if field.maximum is not None and int(text) > field.maximum:
        raise BadField(field.name, FieldProblem.TOO_LARGE)
    return str(int(text))


def _choice(field: Field, value: FieldValue) -> str:
    text = str(value)
    if text not in field.choices:
        raise BadField(field.name, FieldProblem.NOT_A_CHOICE)
    return text


def _url(field: Field, value: FieldValue) -> str:
    text = _one_line(field, value)
    if re.search(r"\s", text):
        raise BadField(field.name, FieldProblem.BAD_TEXT)
    return text


def _date(field: Field, value: FieldValue) -> str:
    try:
        day = value if isinstance(value, date) else datetime.strptime(str(value), "%d/%m/%Y")  # noqa: DTZ007
    except ValueError:
        raise BadField(field.name, FieldProblem.NOT_A_DATE) from None
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _lines(field: Field, value: FieldValue) -> str:
    lines = value if isinstance(value, (tuple, list)) else [str(value)]
    kept = [_one_line(field, line) for text in lines for line in _split_lines(text)]
    if not kept:
        raise BadField(field.name, FieldProblem.EMPTY)
    return "\n".join(kept)


def _split_lines(text: str) -> list[str]:
    return [line for line in _LINE_BREAKS.split(text) if line.strip()]


_TEXT_OF: Mapping[FieldKind, Callable[[Field, FieldValue], str]] = {
    FieldKind.NUMBER: _number,
    FieldKind.TEXT: _one_line,
    FieldKind.LINES: _lines,
    FieldKind.CHOICE: _choice,
    FieldKind.URL: _url,
    FieldKind.DATE: _date,
}
