"""Words of states, of orders and of refills."""

import pytest
from scripted_panel import Say

from panel import Action, EntryError, ErrorKind, PanelStatus, RefillState, Vocabulary

SPELLINGS = {
    PanelStatus.PENDING: "pending|Awaiting|queued|In_queue|waiting|new|created|accepted|on-hold",
    PanelStatus.PROCESSING: "processing|Process|sending|preparing",
    PanelStatus.IN_PROGRESS: (
        "In progress|IN_PROGRESS|inprogress|In progess|Active|progress|in  process|running|started|working"
    ),
    PanelStatus.COMPLETED: " Completed |complete|done|finished|delivered",
    PanelStatus.PARTIAL: "Partial|Partially completed|partially",
    PanelStatus.CANCELED: "Canceled|CANCELLED|cancel",
    PanelStatus.REFUNDED: "Refunded|refund|refunds",
    PanelStatus.FAILED: "fail|Failed|error|Rejected",
    PanelStatus.PAUSED: "Paused|stopped|suspended",
    PanelStatus.EXPIRED: "Expired",
    PanelStatus.UNRECOGNISED: "0|3|Завершено|success||unrecognised",
}


@pytest.mark.parametrize("status", PanelStatus)
def test_every_spelling_of_a_state_is_known(status):
    for raw in SPELLINGS[status].split("|"):
        assert Vocabulary().order_status(raw) is status, raw
    final = {"completed", "partial", "canceled", "refunded", "expired"}
    assert status.is_final == (status.value in final)


def test_an_operator_maps_numbers_and_words():
    words = Vocabulary({"3": PanelStatus.COMPLETED, "ЗАВЕРШЕНО": PanelStatus.COMPLETED})
    assert words.order_status("3") is words.order_status(" завершено ") is PanelStatus.COMPLETED
    assert words.order_status("4") is PanelStatus.UNRECOGNISED


REFILLS = {
    "Pending": RefillState.PENDING,
    "Awaiting": RefillState.PENDING,
    "In progess": RefillState.IN_PROGRESS,
    "Processing": RefillState.PROCESSING,
    "Completed": RefillState.COMPLETED,
    "Rejected": RefillState.REJECTED,
    "Cancelled": RefillState.CANCELED,
    "Error": RefillState.FAILED,
    "Partial": RefillState.UNRECOGNISED,
    "7": RefillState.UNRECOGNISED,
}


@pytest.mark.parametrize(("raw", "state"), REFILLS.items())
def test_rejected_is_a_final_word_of_refills(raw, state):
    assert Vocabulary().refill_state(raw) is state
    assert state.is_final == (state.value in {"completed", "rejected", "canceled"})


async def test_an_operators_words_reach_the_client(server, client_of):
    client = client_of(server.url, status_words={"2": PanelStatus.PARTIAL})
    server.says(Say({"status": 2}))
    assert (await client.status(["1"])).entries["1"].status is PanelStatus.PARTIAL


@pytest.mark.parametrize(
    "body", [{"error": "Strange"}, '"Strange"', {"1": "Strange"}, {"message": "Strange"}]
)
async def test_an_unmatched_text_is_recorded_once(server, client_of, body):
    told = []
    client = client_of(server.url, on_unmatched=lambda action, text: told.append((action, text)))
    server.says(Say(body))
    assert (await client.status(["1"])).entries["1"] == EntryError(ErrorKind.UNKNOWN, "Strange")
    assert told == [(Action.STATUS, "Strange")]
