"""No secret reaches a log line, whichever way it comes."""

import io
import json
import logging

import pytest
import structlog

from bot.logs import set_up_logs
from bot.settings import LogFormat, LogLevel

KEY = "s3cr3t-panel-key"
TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr"


@pytest.fixture(autouse=True)
def _logs_as_before():
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    yield
    root.handlers[:], root.level = before[0], before[1]


@pytest.fixture(params=list(LogFormat))
def out(request):
    stream = io.StringIO()
    set_up_logs(request.param, (KEY, TOKEN), stream)
    return stream


def test_secrets_are_hidden_at_any_depth(out):
    log = structlog.get_logger("x")
    log.warning("posted key=%s", KEY, form={"key": KEY, "list": [TOKEN]}, thing=ValueError(KEY), number=5)
    logging.getLogger("aiohttp").error("url https://api.example/bot%s/getMe", TOKEN)
    try:
        raise RuntimeError(f"failed with {KEY} at bot{TOKEN}")
    except RuntimeError:
        log.exception("broken")
    text = out.getvalue()
    assert "broken" in text
    assert "RuntimeError" in text
    assert KEY not in text
    assert TOKEN not in text


def test_whatever_looks_like_a_token_or_a_key_is_hidden(out):
    logging.getLogger("x").warning(
        "old 987654321:AAzzyyxxwwvvuuttssrrqqppoonnmmllkkjj and ?key=abcdef&action=add"
    )
    text = out.getvalue()
    assert "987654321:" not in text
    assert "abcdef" not in text
    assert "action=add" in text


def test_json_lines_are_json(tmp_path):
    stream = io.StringIO()
    set_up_logs(LogFormat.JSON, (), stream)
    structlog.get_logger("x").info("said", order=5)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["order"], line["level"]) == ("said", 5, "info")


def test_lines_of_less_weight_are_left_out():
    stream = io.StringIO()
    set_up_logs(LogFormat.JSON, (), stream, level=LogLevel.ERROR)
    structlog.get_logger("x").info("one")
    logging.getLogger("aiohttp").warning("two")
    structlog.get_logger("x").error("three")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["three"]


def test_a_password_in_an_address_is_hidden(out):
    logging.getLogger("x").warning("cannot reach postgresql://me:hunter2@host:5432/books at 12:30@noon")
    text = out.getvalue()
    assert "hunter2" not in text
    assert "postgresql://me:[hidden]@host:5432/books at 12:30@noon" in text
