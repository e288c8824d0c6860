"""Screens: from what is known to what is shown. Nothing here reads a database or talks to Telegram."""
