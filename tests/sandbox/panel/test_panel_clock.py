"""The clock of the panel: faster, stopped, moved by hand, never backwards."""

from __future__ import annotations

from sandbox.panel import Clock


def test_a_clock_runs_faster_from_the_moment_it_is_told():
    real = iter([0, 1000, 1000, 1000, 3000])
    clock = Clock(lambda: next(real))
    clock.run(speed=10)
    assert clock.now() == 1000
    assert clock.now() == 21_000


def test_a_stopped_clock_moves_by_hand_only():
    real = [0]
    clock = Clock(lambda: real[0], stopped=True)
    real[0] = 5_000
    assert clock.now() == 0
    clock.advance(250)
    assert clock.now() == 250
    clock.run(stopped=False)
    real[0] = 6_000
    assert clock.now() == 1_250


def test_the_machines_clock_is_the_default():
    before, now = Clock().now(), Clock().now()
    assert before <= now
    assert before > 1_700_000_000_000
