"""Text as Telegram sees it: UTF-16 offsets, entities, HTML, and what it finds in plain words."""
