"""Set-up with its answers typed in."""

import re

from outside import KEY, TOKEN
from typer.testing import CliRunner

from bot.command_line import app

SHORT = ["", "", "", "Berlin"]
WRITTEN = {
    "BOT_TOKEN": TOKEN,
    "PANEL_KEY": KEY,
    "MODE": "private",
    "MEMBERS": "",
    "DEFAULT_LANGUAGE": "en",
    "TIMEZONE": "Europe/Berlin",
}


def set_up(*answers):
    """Type the answers, one a question; the end of the input is an abort."""
    result = CliRunner().invoke(app, ["setup"], input="".join(f"{answer}\n" for answer in answers))
    assert TOKEN not in result.output
    assert KEY not in result.output
    return result


def link_in(output):
    (link,) = re.findall(r"^https://t\.me/panel_shop_bot\?start=claim_(\S+)$", output, re.MULTILINE)
    return link
