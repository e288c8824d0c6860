"""How status, refill, refill_status and cancel are asked, about one id and about many."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeVar

from panel.answers import MISSING, CancelRequested, EntryError, Missing
from panel.asking import Answers, Question
from panel.calls import Calls
from panel.entries import entries_of_many, entry_of_one
from panel.errors import Action, ErrorKind
from panel.exceptions import PanelRefused
from panel.opening import Answer
from panel.request_reading import (
    CANCEL_CONTENT,
    PROGRESS_CONTENT,
    REFILL_CONTENT,
    read_cancel,
    read_progress,
    read_refill,
)
from panel.status_reading import CONTENT, read_status
from panel.vocabulary import Vocabulary
from panel.wording import Wording, message

T = TypeVar("T")
_NOT_UNDERSTOOD = frozenset({ErrorKind.BAD_REQUEST, ErrorKind.UNKNOWN})


@dataclass(frozen=True, slots=True)
class _Form(Generic[T]):
    """One way to ask.

    Attributes:
        single: The field that carries one id.
        plural: The field that carries many.
        content: Fields by which an answer about one id is known.
        send: Repeats what may be repeated, or sends once.
        read: Makes an answer of an entry.
    """

    action: Action
    single: str
    plural: str
    content: frozenset[str]
    send: Callable[[Action, Mapping[str, str]], Awaitable[Answer]]
    read: Callable[[object, Callable[[str], EntryError]], T | EntryError | Missing]

    @property
    def id_field(self) -> str:
        """Where a row names the id it is about."""
        return "refill" if self.action is Action.REFILL_STATUS else "order"


class Questions:
    """The questions of one panel.

    Args:
        calls: Sends them.
        wording: Classifies errors.
        vocabulary: Words for states.
    """

    def __init__(self, calls: Calls, wording: Wording, vocabulary: Vocabulary) -> None:
        self._wording = wording
        self._cancels_singly = False
        reads, once = calls.read, calls.once
        status = partial(read_status, vocabulary=vocabulary)
        progress = partial(read_progress, vocabulary=vocabulary)
        self.status = self._question(_Form(Action.STATUS, "order", "orders", CONTENT, reads, status))
        self.refill = self._question(
            _Form(Action.REFILL, "order", "orders", REFILL_CONTENT, once, read_refill)
        )
        self.refill_status = self._question(
            _Form(Action.REFILL_STATUS, "refill", "refills", PROGRESS_CONTENT, reads, progress)
        )
        self._cancel_form = _Form(Action.CANCEL, "orders", "orders", CANCEL_CONTENT, once, read_cancel)
        self.cancel = Question(Action.CANCEL, partial(self._many, self._cancel_form), self._cancel_one)

    def _question(self, form: _Form[T]) -> Question[T]:
        return Question(form.action, partial(self._many, form), partial(self._one, form))

    async def _many(self, form: _Form[T], ids: Sequence[str]) -> Answers[T]:
        answer = await form.send(form.action, {form.plural: ",".join(ids)})
        found = entries_of_many(answer.value, frozenset(ids), form.id_field)
        error = _whole_error(answer, says_something=bool(found.entries))
        if error is not None:
            said = self._wording.explain_whole(error, form.action, answer.http_status)
            raise PanelRefused(said.kind, said.text)
        explain = partial(self._wording.explain, action=form.action)
        entries = {one: form.read(entry, explain) for one, entry in found.entries.items()}
        return Answers(entries, found.unasked, answer.duplicate_keys)

    async def _one(self, form: _Form[T], one: str) -> Answers[T]:
        return self._about(form, one, await form.send(form.action, {form.single: one}))

    def _about(self, form: _Form[T], one: str, answer: Answer) -> Answers[T]:
        if answer.error is not None:
            return Answers({one: self._own_error(answer.error, form.action, answer.http_status)})
        found = entry_of_one(answer.value, one, form.id_field, form.content)
        entry = form.read(found.entries.get(one), partial(self._wording.explain, action=form.action))
        error = _whole_error(answer, says_something=entry != MISSING)
        if error is not None:
            entry = self._own_error(error, form.action, answer.http_status)
        return Answers({one: entry}, found.unasked, answer.duplicate_keys)

    def _own_error(self, text: str, action: Action, http_status: int) -> EntryError:
        said = self._wording.explain_whole(text, action, http_status)
        if said.kind.of_the_panel:
            raise PanelRefused(said.kind, said.text)
        return said

    async def _cancel_one(self, one: str) -> Answers[CancelRequested]:
        """The documented form first; `order` for panels that answer it with a bad request."""
        form = self._cancel_form
        if not self._cancels_singly:
            answer = await form.send(form.action, {form.plural: one})
            if answer.error is None or self._wording.kind(answer.error, form.action) not in _NOT_UNDERSTOOD:
                return self._about(form, one, answer)
        answers = await self._one(replace(form, single="order"), one)
        self._cancels_singly = self._cancels_singly or isinstance(answers.entries[one], CancelRequested)
        return answers


def _whole_error(answer: Answer, *, says_something: bool) -> str | None:
    """The error an answer states as a whole; one that says nothing else may still hold a message."""
    if answer.error is not None or says_something or not isinstance(answer.value, dict):
        return answer.error
    return message(answer.value) or None
