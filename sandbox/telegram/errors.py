"""What the Bot API answers when it refuses a call."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A refusal, as Telegram words it.

    Attributes:
        code: HTTP status and `error_code` at once.
        description: Telegram's sentence, prefix included.
        parameters: `retry_after` or `migrate_to_chat_id`, when the refusal has them.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def wire(self) -> dict[str, Any]:
        """The JSON body that goes with this refusal."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> ApiError:
    """400, with the prefix that Telegram gives every such sentence."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403: the chat exists, but the bot may not."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many(seconds: int) -> ApiError:
    """429 with the only clock to trust, `retry_after` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def conflict(reason: str) -> ApiError:
    """409: two programs want the same updates."""
    return ApiError(409, f"Conflict: {reason}")


class ControlError(Exception):
    """What the control API refuses: a person cannot do that, or no such chat, button or file."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
