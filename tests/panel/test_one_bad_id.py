"""One order that a panel cannot show, so that its code fails over every batch with it, spoils no other order."""

import pytest
from scripted_panel import Say

from panel import MISSING, PanelError, PanelStatus, RefillState
from panel.asking import MOST_TROUBLES

IDS = [str(number) for number in range(1, 101)]
UPSET = [
    Say("<html>Fatal error", 500),
    Say("<br />Warning: Undefined index: 37"),
    Say({"error": "Undefined index: 37"}),
    Say({"error": "Server error"}, 500),
    Say("", 200),
]


def upset_by(bad, answer):
    def script(form):
        ids = (form.get("orders") or form.get("order") or form.get("refills") or form["refill"]).split(",")
        if bad in ids:
            return answer
        plural = "orders" in form or "refills" in form
        return Say({one: {"status": "Completed"} for one in ids} if plural else {"status": "Completed"})

    return script


@pytest.mark.parametrize("answer", UPSET)
@pytest.mark.parametrize("bad", ["1", "37", "100"])
async def test_the_other_ids_are_answered(server, client_of, answer, bad):
    client = client_of(server.url, read_attempts=1)
    server.script = upset_by(bad, answer)
    batch = await client.status(IDS)
    assert batch.entries[bad] is MISSING
    assert batch.cut_short is None
    others = [entry.status for one, entry in batch.entries.items() if one != bad]
    assert others == [PanelStatus.COMPLETED] * 99
    assert len(server.received) <= 16


async def test_the_states_of_refills_too(server, client_of):
    client = client_of(server.url, read_attempts=1)
    server.script = upset_by("2", UPSET[0])
    batch = await client.refill_status(["1", "2", "3"])
    assert [one for one, entry in batch.entries.items() if entry is MISSING] == ["2"]
    assert batch.entries["3"].state is RefillState.COMPLETED


@pytest.mark.parametrize("answer", UPSET)
async def test_a_panel_that_is_in_trouble_itself_is_soon_left_alone(server, client_of, answer):
    client = client_of(server.url, read_attempts=1)
    server.says(answer)
    for ids, most in ((IDS, MOST_TROUBLES + 1), (["1"], 1)):
        server.received.clear()
        with pytest.raises(PanelError):
            await client.status(ids)
        assert len(server.received) == most


@pytest.mark.parametrize("call", ["refill", "cancel"])
async def test_what_is_asked_once_is_not_asked_in_halves(server, client, call):
    server.says(UPSET[0])
    with pytest.raises(PanelError):
        await getattr(client, call)(["1", "2"])
    assert len(server.received) == 1
