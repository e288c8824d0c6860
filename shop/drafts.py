"""Half-made orders, for those floors that may not see storage; every question names the owner."""

from storage.drafts import Draft, change, find, put, start

__all__ = ["Draft", "change", "find", "put", "start"]
