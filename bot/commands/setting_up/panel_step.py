"""Set-up's second step: which panel, and with which key."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.commands import panel_words
from bot.commands.setting_up.asking import ask, ask_secret, choose, say
from bot.settings_values import read_http_address, read_panel_key
from bot.words_file import PanelWords
from panel import Check, Finding, FindingKind, Limits, LookAlike, Options, PanelClient, check

_WAYS = {
    "again": "try again",
    "address": "another address",
    "key": "another key",
    "keep": "go on with both, untried",
}
_ASKED_AT_ONCE = {
    FindingKind.KEY_WRONG: "key",
    FindingKind.NOT_API_V2: "address",
    FindingKind.MOVED: "address",
}
_PATIENCE = Options(read_attempts=1, limits=Limits(read_s=20.0, catalogue_s=120.0))
USUAL_PATH = "/api/v2"


@dataclass(frozen=True, slots=True)
class ChosenPanel:
    """The panel that was chosen."""

    url: str
    key: str = field(repr=False)


def choose_panel(url: str, key: str, words: PanelWords) -> ChosenPanel:
    """Ask for address and key until the panel answers, or until the operator goes on without trying.

    Args:
        url: what Enter means for the address, "" for nothing.
        key: the key there is, "" for none.
        words: what the operator knows of the panel's words.

    Raises:
        typer.Abort: Ctrl-C or the end of the input.
    """
    say("The address of the panel's API usually ends in /api/v2; the key is on your account page there.")
    panel = ChosenPanel(_ask_address(url), ask_secret("Panel key", key, read_panel_key))
    while True:
        say("Asking the panel for balance and services; this can take a minute.")
        look = asyncio.run(_look(panel, words))
        _tell(panel.url, look)
        if look.ok:
            return panel
        changed = _changed(panel, look.findings[0])
        if changed is None:
            return panel
        panel = changed


def _ask_address(default: str) -> str:
    return _with_scheme(ask("Panel address", default, lambda text: read_http_address(_with_scheme(text))))


def _with_scheme(text: str) -> str:
    return text if "://" in text or not text else f"https://{text}"


async def _look(panel: ChosenPanel, words: PanelWords) -> Check:
    client = PanelClient(panel.url, SecretStr(panel.key), options=words.among(_PATIENCE))
    try:
        return await check(client)
    finally:
        await client.close()


def _tell(url: str, look: Check) -> None:
    if read := panel_words.read_so_far(look):
        say(f"The panel answers: {read}.")
    for finding in look.findings:
        say(panel_words.sentence(finding))
    if look.ok and (warning := panel_words.exposed(url)):
        say(warning)


def _changed(panel: ChosenPanel, finding: Finding) -> ChosenPanel | None:
    """Ask for what is wrong; None when the operator goes on with what there is."""
    way = _ASKED_AT_ONCE.get(finding.kind) or choose("What now", _WAYS, "again")
    if way == "keep":
        return None
    if way == "key":
        return ChosenPanel(panel.url, ask_secret("Panel key", "", read_panel_key))
    if way == "address":
        return ChosenPanel(
            _ask_address(_likely(panel.url, finding)), ask_secret("Panel key", panel.key, read_panel_key)
        )
    return panel


def _likely(url: str, finding: Finding) -> str:
    """The address that was probably meant: where it moved to, the one for all actions, the usual path."""
    if finding.kind is FindingKind.MOVED and finding.detail:
        return finding.detail
    if finding.detail == LookAlike.OTHER_PATH:
        return url.rstrip("/").rpartition("/")[0]
    parts = urlsplit(url)
    return url if parts.path.strip("/") else f"{parts.scheme}://{parts.netloc}{USUAL_PATH}"
