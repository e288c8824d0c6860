"""The table of service types, for those floors that may not see the panel's client."""

from panel.add_request import doubtful_lines
from panel.service_types import RULES, Counted, Field, FieldKind, ServiceType, TypeRule, service_type

__all__ = ["Counted", "Field", "FieldKind", "ServiceType", "TypeRule", "doubtful_lines", "rule_of"]


def rule_of(type_name: str) -> TypeRule | None:
    """Return what an order of a type sends and how it is charged; None for a type that nobody knows."""
    known = service_type(type_name)
    return None if known is None else RULES[known]
