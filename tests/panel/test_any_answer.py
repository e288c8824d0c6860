"""Whatever a panel sends: no call raises an error that is not ours, and nothing missing becomes zero."""

import asyncio
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from scripted_panel import KEY, LINK

from panel import (
    AddRequest,
    Batch,
    NotExecuted,
    Options,
    OrderStatus,
    PanelClient,
    PanelError,
    Placed,
    Rejected,
    ServiceType,
    Unknown,
    check,
)
from panel.decoding import MAX_DIGITS, NO_NUMBER, NotADocumentError, decode
from panel.transport import Reply

STEADY = settings(deadline=None, derandomize=True, max_examples=150)

ORDER = AddRequest(ServiceType.DEFAULT, "12", {"link": LINK, "quantity": 100})
NAMES = (
    *("order", "error", "status", "message", "msg", "charge", "remains", "start_count", "currency", "orders"),
    *("refill", "cancel", "success", "ok", "data", "services", "service", "name", "type", "rate", "min"),
    *("max", "balance", "runs", "posts", "expiry", "1", "2", "3", "code"),
)
WORDS = st.sampled_from(NAMES)
SAYINGS = st.sampled_from(
    [
        "Partial",
        "success",
        "error",
        "Default",
        "0.90",
        "+5",
        "-12",
        "1.000",
        "Incorrect order ID",
        "true",
        "1",
    ]
)
TEXTS = st.one_of(WORDS, SAYINGS, st.text(st.characters(exclude_categories=[]), max_size=12))
NUMBERS = st.one_of(st.integers(), st.integers(-5, 5), st.floats(), st.sampled_from([10**70, 1e300, -0.0]))
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(WORDS, TEXTS), inner, max_size=6)
    ),
    max_leaves=25,
)
CODES = st.sampled_from([200, 201, 301, 302, 400, 401, 403, 404, 422, 429, 500, 503, 524])


def encoded(value):
    return json.dumps(value).encode("utf-8", "surrogatepass")


class Line:
    """Stands where the transport stands."""

    def __init__(self, reply):
        self.reply = reply

    async def post(self, _form, _bounds, **_how):
        return self.reply

    async def close(self):
        pass


CALLS = {
    "add": lambda client: client.add(ORDER),
    "services": PanelClient.services,
    "balance": PanelClient.balance,
    "status": lambda client: client.status(["1"]),
    "statuses": lambda client: client.status(["1", "2", "3"]),
    "refill": lambda client: client.refill(["1"]),
    "refills": lambda client: client.refill(["1", "2"]),
    "refill_status": lambda client: client.refill_status(["1"]),
    "refill_statuses": lambda client: client.refill_status(["1", "2"]),
    "cancel": lambda client: client.cancel(["1"]),
    "cancels": lambda client: client.cancel(["1", "2"]),
    "check": check,
}


async def ask(name, reply):
    """The result of one call, or the error of ours that it raises."""
    options = Options(read_attempts=1)
    client = PanelClient("http://panel.example/api/v2", SecretStr(KEY), options=options)
    client._calls._transport = Line(reply)
    client._pace.limited = lambda *_: None
    try:
        return await CALLS[name](client)
    except PanelError as error:
        return error
    finally:
        await client.close()


async def ask_everything(reply):
    return {name: await ask(name, reply) for name in CALLS}


@STEADY
@given(JSON, CODES)
def test_no_json_makes_any_call_raise_what_is_not_ours(value, status):
    found = asyncio.run(ask_everything(Reply(status, encoded(value))))
    assert isinstance(found["add"], (Placed, Rejected, NotExecuted, Unknown))
    assert found["check"].findings or found["check"].ok


@STEADY
@given(st.binary(max_size=200), CODES)
def test_no_bytes_make_any_call_raise_what_is_not_ours(body, status):
    found = asyncio.run(ask_everything(Reply(status, body)))
    assert isinstance(found["add"], (Placed, Rejected, NotExecuted, Unknown))


@STEADY
@given(
    st.dictionaries(WORDS, LEAVES) | st.fixed_dictionaries({"order": LEAVES}, optional={"error": LEAVES}),
    CODES,
)
def test_only_an_answer_that_names_an_order_is_placed(value, status):
    outcome = asyncio.run(ask("add", Reply(status, encoded(value))))
    if isinstance(outcome, Placed):
        assert outcome.order_id == str(value["order"]).strip()
        assert outcome.order_id.strip("0-")
        assert str(value.get("error") or "").strip().lower() in {"", "0", "false", "null", "none"}


NOTHING = st.one_of(
    st.none(),
    st.just(""),
    st.just("Unknown"),
    st.booleans(),
    st.lists(LEAVES, max_size=2),
    st.dictionaries(WORDS, LEAVES, max_size=2),
    st.text("abcxyz .,", max_size=6),
)
FIELDS = ("charge", "start_count", "remains", "runs", "posts")


@STEADY
@given(st.dictionaries(st.sampled_from(FIELDS), NOTHING))
def test_a_number_that_is_missing_is_never_zero(fields):
    batch = asyncio.run(ask("status", Reply(200, encoded({"status": "Partial", **fields}))))
    assert isinstance(batch, Batch)
    status = batch.entries["1"]
    assert isinstance(status, OrderStatus)
    assert [getattr(status, name) for name in FIELDS] == [None] * len(FIELDS)


@STEADY
@given(st.sampled_from(FIELDS), st.decimals(0, 10**9, places=3).map(abs))
def test_a_number_survives_exactly_or_not_at_all(name, number):
    batch = asyncio.run(ask("status", Reply(200, f'{{"status": "x", "{name}": {number:f}}}'.encode())))
    read = getattr(batch.entries["1"], name)
    assert read is None if name != "charge" else read == number


@STEADY
@given(JSON)
def test_a_decoded_text_can_be_stored(value):
    def texts(item):
        if isinstance(item, dict):
            return "".join(key + texts(inner) for key, inner in item.items())
        return "".join(map(texts, item)) if isinstance(item, list) else str(item)

    try:
        text = texts(decode(encoded(value)).value)
    except NotADocumentError:
        return
    assert "\0" not in text
    text.encode()


HALVES = (
    "\\ud83d",
    "\\uD83D",
    "\\udd25",
    "\\uDD25",
    "\\u0000",
    "\\u0041",
    "\\\\",
    '\\"',
    "\\n",
    "u",
    "ud83d",
    "a",
    "\0",
)


@STEADY
@given(st.lists(st.sampled_from(HALVES), max_size=8).map("".join), st.sampled_from(['["{}"]', '{{"{}": 1}}']))
@example("x\\\\ud83d\\udc00 y", '[{{"name": "{}"}}]')
def test_no_escapes_decode_to_what_cannot_be_stored(written, around):
    text = json.dumps(decode(around.format(written).encode()).value, ensure_ascii=False)
    assert "\0" not in text
    text.encode()


@STEADY
@given(st.binary(max_size=200))
def test_no_bytes_decode_to_what_cannot_be_stored(body):
    try:
        value = decode(body).value
    except NotADocumentError:
        return
    json.dumps(value, ensure_ascii=False, default=str).encode()


@STEADY
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_numbers_keep_every_digit(number):
    text = str(number)
    if "." in text or "E" in text:
        value = decode(text.encode()).value
        readable = len(text) <= MAX_DIGITS and abs(number.adjusted()) <= MAX_DIGITS
        assert value == (number if readable else NO_NUMBER)
        assert not readable or number.compare_total(value) == 0


@pytest.mark.parametrize("depth", [1, 31, 32, 33, 500, 5_000, 200_000])
def test_depth_is_bounded(depth):
    body = b'{"a":' * depth + b"1" + b"}" * depth
    if depth <= 32:
        assert decode(body).value
    else:
        with pytest.raises(NotADocumentError):
            decode(body)
