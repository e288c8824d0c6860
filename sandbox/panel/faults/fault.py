"""What a fault is: a line that says what it does, and a change to the reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.accounts import Account
    from sandbox.panel.received import Received
    from sandbox.panel.replies import Reply
    from sandbox.panel.world import PanelWorld

ANY = ""
ADD, STATUS, SERVICES, BALANCE = "add", "status", "services", "balance"
REFILL, REFILL_STATUS, CANCEL = "refill", "refill_status", "cancel"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a fault may look at: the request it spoils, its entry in the record, its own parameters."""

    world: PanelWorld
    entry: Received
    account: Account | None
    action: str
    fields: Mapping[str, str]
    params: Mapping[str, Any]


def nothing(reply: Reply, scene: Scene) -> None:
    """Leave the reply as it is."""
    del reply, scene


def never(scene: Scene) -> bool:
    """Prevents nothing."""
    del scene
    return False


@dataclass(frozen=True, slots=True)
class Fault:
    """`executes`: the action is carried out before the reply is changed, unless the fault `prevents` it.

    `action` is the one it is made for.

    Every fault understands the parameters `before_ms` and `after_ms` (real milliseconds to wait before and
    after carrying out) and `execute` (overrides `executes`); `params` names its own with their defaults.
    """

    line: str
    change: Callable[[Reply, Scene], None] = nothing
    executes: bool = True
    prevents: Callable[[Scene], bool] = never
    action: str = ANY
    params: Mapping[str, Any] = field(default_factory=dict)

    def lets_through(self, scene: Scene) -> bool:
        """Whether the panel carries the request out."""
        return bool(scene.params.get("execute", self.executes)) and not self.prevents(scene)
