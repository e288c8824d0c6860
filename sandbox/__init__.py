"""The outside world on loopback: a stand-in for Telegram with a chat page, and a panel."""
