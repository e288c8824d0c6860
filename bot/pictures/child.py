"""`python -m bot.pictures.child`: reads a chart as JSON from its input and writes a PNG to its output."""

import os

if __name__ == "__main__":
    # Whoever taps goes first, and loading what follows is most of the work: a picture may wait.
    os.nice(10)

import json
import sys
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, DateFormatter
from matplotlib.figure import Figure

SIZE_IN, DPI = (5.0, 3.4), 220
"""Small, so that its words can be read on a phone."""

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
TIMES = ((10 * MINUTE, "%H:%M:%S"), (20 * HOUR, "%H:%M"), (72 * HOUR, "%d.%m %H:%M"), (10**18, "%d.%m"))
"""How times are written on an axis that spans at most so many ms."""

LOOKS = {
    False: {"page": "#ffffff", "words": "#222222", "quiet": "#c4cdd6", "line": "#2481cc", "guess": "#8a97a5"},
    True: {"page": "#17212b", "words": "#f5f5f5", "quiet": "#3a4a5a", "line": "#6ab3f3", "guess": "#7d8b99"},
}
"""The colours of Telegram's own light and dark look."""

Look = dict[str, str]


def draw(chart: dict[str, Any]) -> bytes:
    """Return the PNG of a chart (the fields of `handlers.charts.Chart`)."""
    look, zone = LOOKS[bool(chart["is_dark"])], ZoneInfo(chart["zone"])
    figure = Figure(figsize=SIZE_IN, dpi=DPI, facecolor=look["page"], layout="constrained")
    axes = figure.add_subplot(facecolor=look["page"])
    _line(axes, chart, look)
    if chart["end"]:
        _guess(axes, chart, look)
    _scales(axes, chart, look, zone)
    axes.legend(loc="lower right", frameon=False, labelcolor=look["words"])
    target = BytesIO()
    figure.savefig(target, format="png")
    return target.getvalue()


def _line(axes: Axes, chart: dict[str, Any], look: Look) -> None:
    times, units = [_time(at) for at, _ in chart["points"]], [units for _, units in chart["points"]]
    axes.fill_between(times, units, color=look["line"], alpha=0.15)
    axes.plot(
        times, units, color=look["line"], linewidth=2.5, marker="o", markersize=4, label=chart["delivered"]
    )


def _guess(axes: Axes, chart: dict[str, Any], look: Look) -> None:
    """Draw from where it stands to where it will probably be done: early at the one side, late at the other."""
    (at, units), (low, high) = chart["points"][-1], chart["end"]
    low, high = max(low, at), max(high, at)
    axes.fill_betweenx(
        [units, chart["whole"]],
        [_time(at), _time(low)],
        [_time(at), _time(high)],
        color=look["guess"],
        alpha=0.25,
    )
    axes.plot(
        [_time(at), _time((low + high) // 2)], [units, chart["whole"]],
        color=look["guess"], linestyle="--", linewidth=1.5, label=chart["expected"],
    )  # fmt: skip


def _scales(axes: Axes, chart: dict[str, Any], look: Look, zone: ZoneInfo) -> None:
    last = max([chart["points"][-1][0], *(chart["end"] or ())])
    span = last - chart["points"][0][0]
    pattern = next(pattern for most, pattern in TIMES if span <= most)
    axes.xaxis.set_major_locator(AutoDateLocator(tz=zone, minticks=2, maxticks=5))
    axes.xaxis.set_major_formatter(DateFormatter(pattern, tz=zone))
    quarters = [chart["whole"] * part / (len(chart["marks"]) - 1) for part in range(len(chart["marks"]))]
    axes.set_yticks(quarters, chart["marks"])
    axes.set_ylim(0, chart["whole"] * 1.05)
    axes.grid(axis="y", color=look["quiet"], linewidth=0.8)
    axes.tick_params(colors=look["words"], length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _time(ms: int) -> float:
    """Return a moment as the library counts them, in days."""
    return ms / DAY


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(json.load(sys.stdin)))
