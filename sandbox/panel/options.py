"""Command line options that describe a panel, and the world they make."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation

from sandbox.panel.catalogue import catalogue
from sandbox.panel.clock import Clock
from sandbox.panel.world import DEMO_CHANCES, PanelWorld


def decimal_text(text: str) -> str:
    """A balance on the command line.

    Raises:
        argparse.ArgumentTypeError: it is no decimal number.
    """
    try:
        Decimal(text)
    except InvalidOperation:
        raise argparse.ArgumentTypeError(f"{text!r} is no decimal number") from None
    return text


def add_panel_options(parser: argparse.ArgumentParser) -> None:
    """Everything about the panel except its port."""
    parser.add_argument("--key", default="demo-key", help="the API key that is right (default: demo-key)")
    parser.add_argument("--balance", type=decimal_text, default="1000", help="of the account with that key")
    parser.add_argument("--currency", default="USD")
    parser.add_argument("--size", type=int, default=3_000, help="how many services (default: 3000)")
    parser.add_argument("--seed", type=int, default=1, help="of catalogue and chance (default: 1)")
    parser.add_argument("--speed", type=float, default=1.0, help="world seconds a second (default: 1)")
    parser.add_argument("--calm", action="store_true", help="every order goes well")


def world_of(asked: argparse.Namespace) -> PanelWorld:
    """The panel that was asked for."""
    return PanelWorld(
        key=asked.key,
        balance=asked.balance,
        currency=asked.currency,
        services=catalogue(asked.size, asked.seed),
        seed=asked.seed,
        clock=Clock(speed=asked.speed),
        chances={} if asked.calm else DEMO_CHANCES,
    )
