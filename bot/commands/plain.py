"""Texts from outside, made fit for a terminal."""

LONGEST = 200


def plain(text: str) -> str:
    """Return a text of Telegram's or a panel's on one line, without signs that steer a terminal."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
