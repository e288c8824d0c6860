"""Half-made orders, for those floors that may not see storage; every question names the owner."""

from storage.drafts import Draft, change, find, plan, put, start

__all__ = ["Draft", "change", "find", "plan", "put", "start"]
