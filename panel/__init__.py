"""The API v2 client: requests, typed answers, errors; knows HTTP and nothing of shops."""

from panel.add_request import AddRequest, BadField, FieldProblem, FieldValue, charged_quantity, doubtful_lines
from panel.answers import (
    MISSING,
    AddOutcome,
    Balance,
    Batch,
    CancelRequested,
    EntryError,
    Missing,
    NotExecuted,
    NotExecutedReason,
    OrderStatus,
    Placed,
    RefillProgress,
    RefillRequested,
    Rejected,
    Unknown,
    UnknownReason,
)
from panel.catalogue import Catalogue, Flag, QuarantinedService, QuarantineReason, Service
from panel.client import PanelClient
from panel.errors import Action, ErrorKind, ErrorTable
from panel.examining import Check, Finding, FindingKind, LookAlike, check
from panel.exceptions import (
    Moved,
    PanelError,
    PanelRefused,
    Unreachable,
    UnreachableReason,
    Unreadable,
    UnreadableReason,
)
from panel.options import USER_AGENT, Options
from panel.pace import link_key
from panel.service_types import RULES, Counted, Field, FieldKind, ServiceType, TypeRule, service_type
from panel.slot import AddSlot
from panel.transport import Limits
from panel.vocabulary import PanelStatus, RefillState, Vocabulary

__all__ = [
    "MISSING",
    "RULES",
    "USER_AGENT",
    "Action",
    "AddOutcome",
    "AddRequest",
    "AddSlot",
    "BadField",
    "Balance",
    "Batch",
    "CancelRequested",
    "Catalogue",
    "Check",
    "Counted",
    "EntryError",
    "ErrorKind",
    "ErrorTable",
    "Field",
    "FieldKind",
    "FieldProblem",
    "FieldValue",
    "Finding",
    "FindingKind",
    "Flag",
    "Limits",
    "LookAlike",
    "Missing",
    "Moved",
    "NotExecuted",
    "NotExecutedReason",
    "Options",
    "OrderStatus",
    "PanelClient",
    "PanelError",
    "PanelRefused",
    "PanelStatus",
    "Placed",
    "QuarantineReason",
    "QuarantinedService",
    "RefillProgress",
    "RefillRequested",
    "RefillState",
    "Rejected",
    "Service",
    "ServiceType",
    "TypeRule",
    "Unknown",
    "UnknownReason",
    "Unreachable",
    "UnreachableReason",
    "Unreadable",
    "UnreadableReason",
    "Vocabulary",
    "charged_quantity",
    "check",
    "doubtful_lines",
    "link_key",
    "service_type",
]
