"""Questions about many ids: by hundreds, by halves when a batch is refused, singly when need be."""

import re
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from panel.answers import MISSING, Batch, EntryError, Missing
from panel.errors import Action, ErrorKind
from panel.exceptions import PanelError, PanelRefused, Unreadable, UnreadableReason

MOST_IDS = 100
"""Ids in one request, as documented."""
REMEMBERED_S = 3600.0
"""How long a panel's smaller limit is kept to before the usual size is tried again."""
MOST_REFUSALS = 64
"""Refused batches in one question; what is then still open is missing."""
MOST_TROUBLES = 2
"""So many questions in a row may upset the panel before it is the panel that is in trouble."""

_REPEATABLE = frozenset({Action.STATUS, Action.REFILL_STATUS})
_CLIENT_ERRORS = range(400, 500)
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LARGEST = re.compile(r"\bmax(?:imum)?\b\D{0,20}([0-9]{1,4})\b|more than ([0-9]{1,4})\b")
_OF_PACE = re.compile(
    r"(?<!per )(?<!one )(?<!single )\b(requests?|attempts?|calls?)\b|\b(sec(ond)?|min(ute)?|hour|day)s?\b"
)
T = TypeVar("T")


def checked_ids(ids: Sequence[str]) -> list[str]:
    """The ids without duplicates, in order.

    Raises:
        ValueError: One of them is no id; with a comma in it, it would be two.
    """
    if isinstance(ids, str) or not all(_ID.fullmatch(one) for one in ids):
        raise ValueError("an id is 1 to 64 of A-Z a-z 0-9 _ -")
    return list(dict.fromkeys(ids))


class BatchSizes:
    """How many ids each action may carry, as learnt from this panel."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._learnt: dict[Action, tuple[int, float]] = {}

    def of(self, action: Action) -> int:
        """Ids in one request of this action, 1 to 100."""
        size, until = self._learnt.get(action, (MOST_IDS, 0.0))
        return size if self._monotonic() < until else MOST_IDS

    def learn(self, action: Action, size: int) -> None:
        """Keep to a smaller size for an hour."""
        self._learnt[action] = (size, self._monotonic() + REMEMBERED_S)


@dataclass(frozen=True, slots=True)
class Answers(Generic[T]):
    """What one request brought."""

    entries: dict[str, T | EntryError | Missing]
    unasked: int = 0
    duplicate_keys: int = 0


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """How one action asks.

    Attributes:
        many: Asks about 2 or more ids; raises `PanelRefused` for an error of the whole batch.
        one: Asks about one id; raises `PanelRefused` only for an error of the whole panel.
    """

    action: Action
    many: Callable[[Sequence[str]], Awaitable[Answers[T]]]
    one: Callable[[str], Awaitable[Answers[T]]]


@dataclass(slots=True)
class _Course(Generic[T]):
    """One question on its way: what is still to ask, what was answered."""

    question: Question[T]
    sizes: BatchSizes
    open: deque[list[str]]
    answered: Answers[T] = field(default_factory=lambda: Answers({}))
    refused_pairs: list[list[str]] = field(default_factory=list)
    refusals: int = 0
    troubles: int = 0

    async def ask(self, chunk: list[str]) -> None:
        size = self.sizes.of(self.question.action)
        if len(chunk) > size:
            self.open.extendleft(reversed(_split(chunk, size)))
        elif len(chunk) == 1:
            self._add(await self.question.one(chunk[0]))
        else:
            await self._ask_many(chunk)

    async def _ask_many(self, chunk: list[str]) -> None:
        try:
            self._add(await self.question.many(chunk))
        except PanelRefused as refused:
            self.refusals += 1
            named = _named_maximum(refused.text, len(chunk))
            if (refused.kind.of_the_panel and not named) or self.refusals > MOST_REFUSALS:
                raise
            self._learn(chunk, refused.kind, named)
            self.open.extendleft(reversed(_split(chunk, (len(chunk) + 1) // 2)))

    def bears(self, error: PanelError, chunk: list[str]) -> bool:
        """Whether one id may be what upset the panel: then the halves of its batch are asked, later."""
        if self.question.action not in _REPEATABLE or not _is_trouble(error):
            return False
        self.troubles += 1
        if len(chunk) > 1:
            self.open.extend(_split(chunk, (len(chunk) + 1) // 2))
        return self.troubles <= MOST_TROUBLES

    def _learn(self, chunk: list[str], kind: ErrorKind, named: int) -> None:
        """A named maximum is kept to; a batch that is a bad request means that batches are not understood."""
        if named:
            self.sizes.learn(self.question.action, named)
        elif kind is ErrorKind.BAD_REQUEST:
            self.sizes.learn(self.question.action, 1)
        elif len(chunk) == 2:  # noqa: PLR2004 - a pair
            self.refused_pairs.append(chunk)

    def _add(self, answers: Answers[T]) -> None:
        known, self.troubles = self.answered, 0
        entries = {**known.entries, **answers.entries}
        self.answered = Answers(
            entries, known.unasked + answers.unasked, known.duplicate_keys + answers.duplicate_keys
        )
        if any(all(_is_answer(entries.get(one)) for one in pair) for pair in self.refused_pairs):
            self.sizes.learn(self.question.action, 1)
            self.refused_pairs.clear()


def _named_maximum(text: str, asked: int) -> int:
    """The number of ids a refusal allows, 0 when it names none below what was asked, or one of requests."""
    match = _LARGEST.search(text.lower())
    if match is None or _OF_PACE.search(text.lower()):
        return 0
    named = int(match[1] or match[2])
    return named if 1 <= named < asked else 0


def _is_trouble(error: PanelError) -> bool:
    """Whether the panel's own code failed over a question, as it may over one order that it cannot show."""
    if isinstance(error, PanelRefused):
        return error.kind in {ErrorKind.SERVER_TROUBLE, ErrorKind.AMBIGUOUS}
    if not isinstance(error, Unreadable) or error.reason is UnreadableReason.CHALLENGE:
        return False
    return error.http_status not in _CLIENT_ERRORS


def _is_answer(entry: object) -> bool:
    return entry is not None and not isinstance(entry, (EntryError, Missing))


def _split(ids: list[str], size: int) -> list[list[str]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]


async def ask_all(question: Question[T], ids: Sequence[str], sizes: BatchSizes) -> Batch[T]:
    """Ask about any number of ids.

    Every id gets a value, an error of its own or `MISSING`. What fails before the first answer is raised;
    after it, the answers are kept and `cut_short` says what happened.

    Raises:
        PanelError: Nothing could be asked at all.
        ValueError: An id is none.
    """
    wanted = checked_ids(ids)
    course = _Course(question, sizes, deque(_split(wanted, MOST_IDS)))
    stopped: PanelError | None = None
    borne: PanelError | None = None
    while course.open and stopped is None:
        chunk = course.open.popleft()
        try:
            await course.ask(chunk)
        except PanelError as error:
            borne = error
            stopped = None if course.bears(error, chunk) else error
    got = course.answered
    if borne is not None and not got.entries:
        raise borne
    entries = {one: got.entries.get(one, MISSING) for one in wanted}
    return Batch(entries, got.unasked, got.duplicate_keys, stopped)
