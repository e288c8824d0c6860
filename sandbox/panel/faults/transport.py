"""Faults of the connection: late, cut, closed, silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.panel.faults.fault import Fault, Scene
from sandbox.panel.replies import CLOSE, CUT, HANG, RESET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.panel.replies import Reply


def _ending(how: str) -> Callable[[Reply, Scene], None]:
    def change(reply: Reply, scene: Scene) -> None:
        del scene
        reply.ending = how

    return change


TRANSPORT: Mapping[str, Fault] = {
    "slow_before": Fault("waits before_ms, then carries out and answers", params={"before_ms": 2000}),
    "slow_after": Fault("carries out, waits after_ms, then answers", params={"after_ms": 2000}),
    "close_before": Fault("closes the connection; nothing was carried out", _ending(CLOSE), executes=False),
    "close_after": Fault("carries out, then closes without an answer (the lost answer)", _ending(CLOSE)),
    "reset_before": Fault(
        "resets the connection (RST); nothing was carried out", _ending(RESET), executes=False
    ),
    "reset_after": Fault("carries out, then resets the connection (RST)", _ending(RESET)),
    "hang_before": Fault("never answers; nothing was carried out", _ending(HANG), executes=False),
    "hang_after": Fault("carries out, then never answers", _ending(HANG)),
    "cut_body": Fault("carries out, sends half of the body and closes", _ending(CUT)),
}
