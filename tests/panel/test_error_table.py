"""Every example text of every class, the vague ones, and how long a hostile text may take."""

import re
import time

import pytest
from scripted_panel import LINK, Say

from panel import (
    Action,
    AddRequest,
    ErrorKind,
    ErrorTable,
    NotExecuted,
    Rejected,
    ServiceType,
    Unknown,
    UnknownReason,
)
from panel.errors import TEXT_LIMIT, normalised_error

EXAMPLES = {
    ErrorKind.AUTH: (
        "Invalid API key",
        "Incorrect API key",
        "API key should not be empty",
        "Your account is not active",
        "API is disable for this user or User not found",
        "Unauthorized",
        "account_banned",
        "Your IP address is not allowed",
    ),
    ErrorKind.FUNDS: (
        "Not enough funds on balance",
        "neworder.error.not_enough_funds",
        "Insufficient balance",
        "Insuffcient Funds",
        "Low balance",
        "Недостаточно средств",
        "Số dư không đủ",
        "Yetersiz bakiye",
        "Saldo insuficiente.",
    ),
    ErrorKind.DUPLICATE_LINK: (
        "You have active order with this link. Please wait until order being completed.",
        "neworder.error.link_duplicate",
        "An identical order was just placed",
        "Wait until your previous order is completed",
    ),
    ErrorKind.BAD_SERVICE: (
        "Incorrect service ID",
        "error.incorrect_service_id",
        "Service not found",
        "Service Not Active",
        "Disabled service ID",
    ),
    ErrorKind.BAD_LINK: (
        "Incorrect link",
        "Bad link",
        "neworder.error.link",
        "neworder.error.invalid_link",
        "neworder.error.link_not_found",
        "This is a private account",
    ),
    ErrorKind.BAD_QUANTITY: (
        "Quantity less than minimal 200",
        "Quantity more than maximum 1000",
        "Quantity less than maximum 5000",
        "neworder.error.min_quantity",
        "Incorrect quantity",
        "Quantity must be a multiple of 10",
    ),
    ErrorKind.BAD_FIELD: (
        "Incorrect runs",
        "Comments field is required",
        "neworder.error.comment",
        "This services does not support Dripfeed feature!",
    ),
    ErrorKind.TOO_MANY: (
        "neworder.error.too_many_orders",
        "You can not order more than 5000 per link",
    ),
    ErrorKind.RATE_LIMITED: (
        "Rate limit exceeded",
        "Too many requests",
        "Too many failed attempts",
        "Spam protection, wait 7 seconds",
    ),
    ErrorKind.MAINTENANCE: (
        "This panel is temporarily unavailable",
        "Ordering is disabled",
        "Технические работы",
    ),
    ErrorKind.BAD_REQUEST: (
        "Incorrect request",
        "Invalid action",
        "This action is invalid",
        "missing required parameters",
    ),
    ErrorKind.AMBIGUOUS: (
        "Order placed but quantity was adjusted",
        "cURL error 28: Operation timed out after 30001 milliseconds for https://supplier.example/quantity",
        "Provider balance is too low, your order is queued",
        "SQLSTATE[23000]: Integrity constraint violation",
        "Order 55 was just created, not enough funds for another",
    ),
    ErrorKind.SERVER_TROUBLE: ("Server error", "502 Bad Gateway", "Service temporarily unavailable!"),
    ErrorKind.UNKNOWN: (
        "Order could not be created",
        "Failed to place order",
        "There was an error processing your request",
        "Something went wrong",
        "Error",
        "Unknown error",
        "Please try again",
        "Please contact support",
        "Failed",
        "null",
        "",
        "Provider error",
        "Произошла ошибка",
    ),
}
ADD_TEXTS = [(kind, text) for kind, texts in EXAMPLES.items() for text in texts]
ABOUT_ORDERS = [
    (ErrorKind.NOT_AVAILABLE, "Refill not available"),
    (ErrorKind.NOT_AVAILABLE, "Order not eligible for refill"),
    (ErrorKind.NOT_AVAILABLE, "Refill will be available in 13 hours"),
    (ErrorKind.NOT_AVAILABLE, "Order can no longer be canceled"),
    (ErrorKind.NOT_FOUND, "Incorrect order ID"),
    (ErrorKind.NOT_FOUND, "Invalid Order Id"),
    (ErrorKind.NOT_FOUND, "Refill not found"),
    (ErrorKind.NOT_FOUND, "Invalid Order Ids"),
]
TABLE = ErrorTable()


@pytest.mark.parametrize(("kind", "text"), ADD_TEXTS)
def test_a_text_has_its_class_however_it_is_written(kind, text):
    for spelling in (text, text.upper(), f"  {text}!!.. ", text.replace(" ", "\n\t")):
        assert TABLE.classify(spelling, Action.ADD) is kind


@pytest.mark.parametrize(("kind", "text"), ADD_TEXTS)
async def test_the_class_decides_the_outcome_of_add(server, client, order, kind, text):
    server.says(Say({"error": text or " ? "}))
    outcome = await client.add(order)
    if kind is ErrorKind.RATE_LIMITED:
        assert isinstance(outcome, NotExecuted)
    elif kind in {ErrorKind.AMBIGUOUS, ErrorKind.SERVER_TROUBLE, ErrorKind.UNKNOWN}:
        assert isinstance(outcome, Unknown)
    else:
        assert isinstance(outcome, Rejected)
        assert outcome.kind is kind


@pytest.mark.parametrize(("kind", "text"), ABOUT_ORDERS)
def test_classes_about_orders_are_skipped_where_there_is_none_yet(kind, text):
    for action in (Action.STATUS, Action.REFILL, Action.REFILL_STATUS, Action.CANCEL):
        assert TABLE.classify(text, action) is kind
    for action in (Action.ADD, Action.SERVICES, Action.BALANCE):
        assert TABLE.classify(text, action) not in {ErrorKind.NOT_AVAILABLE, ErrorKind.NOT_FOUND}


def test_every_class_has_examples():
    assert {*EXAMPLES, *(kind for kind, _ in ABOUT_ORDERS)} == set(ErrorKind)


def test_an_operator_names_texts_of_another_language_and_weakens_nothing():
    table = ErrorTable([(ErrorKind.FUNDS, "saldo kurang"), (ErrorKind.BAD_LINK, "order placed")])
    assert table.classify("Saldo KURANG", Action.ADD) is ErrorKind.FUNDS
    assert table.classify("Order placed but adjusted", Action.ADD) is ErrorKind.AMBIGUOUS
    assert TABLE.classify("Saldo kurang", Action.ADD) is ErrorKind.UNKNOWN
    with pytest.raises(re.error):
        ErrorTable([(ErrorKind.FUNDS, "(")])


async def test_the_operators_rows_reach_the_client(server, client_of, order):
    client = client_of(server.url, error_rows=((ErrorKind.FUNDS, "saldo kurang"),))
    server.says(Say({"error": "Saldo kurang"}))
    assert await client.add(order) == Rejected(ErrorKind.FUNDS, "Saldo kurang")


async def test_a_text_that_the_operator_calls_unclear_is_no_new_one(server, client, client_of, order):
    taught = client_of(server.url, error_rows=((ErrorKind.SERVER_TROUBLE, "sedang sibuk"),))
    server.says(Say({"error": "Sedang sibuk"}))
    assert (await client.add(order)).unfamiliar
    assert await taught.add(order) == Unknown(UnknownReason.ERROR_TEXT, "Sedang sibuk")


HOSTILE = [
    "account " * 20_000,
    "balance" * 20_000,
    "order " * 20_000,
    "a" * 200_000,
    "refill cancel not " * 10_000,
    "\n" * 200_000 + "key",
    "key " + " " * 200_000,
    "the " * 50_000,
    "wait until " * 20_000,
    "service" + "_" * 200_000,
    "." * 200_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_looked_at_only_so_far(text):
    started = time.process_time()
    TABLE.classify(text, Action.STATUS)
    assert time.process_time() - started < 0.25
    assert len(normalised_error(text)) <= TEXT_LIMIT


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_text_is_kept_only_so_far(server, client, order, text):
    server.says(Say({"error": text + LINK}))
    outcome = await client.add(order)
    assert isinstance(outcome, (Unknown, Rejected))
    assert len(outcome.text) <= TEXT_LIMIT


async def test_doubt_at_the_end_of_a_long_text_counts(server, client, order):
    server.says(
        Say({"error": "Incorrect quantity in " + "frame " * 200 + "cURL error 28: Operation timed out"})
    )
    outcome = await client.add(order)
    assert isinstance(outcome, Unknown)


@pytest.mark.parametrize("comment", ["Invalid API key", "forbidden", "not enough funds, my friend"])
async def test_no_class_rests_on_the_customers_own_words(server, client, comment):
    order = AddRequest(ServiceType.CUSTOM_COMMENTS, "1", {"link": LINK, "comments": ["hello", comment]})
    server.says(Say({"error": f"Your comment '{comment.upper()}' holds bad words"}))
    outcome = await client.add(order)
    assert outcome == Unknown(UnknownReason.ERROR_TEXT, "Your comment '***' holds bad words", unfamiliar=True)
    server.says(Say({"error": f"Incorrect link for {comment}"}))
    assert isinstance(await client.add(order), Rejected)
