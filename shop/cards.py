"""Which message shows which order, for those floors that may not see storage."""

from storage.cards import Card, forget, newest, prune, remember, shown

__all__ = ["Card", "forget", "newest", "prune", "remember", "shown"]
