"""What an order posts to its panel."""

import json

from panel.add_request import AddRequest
from panel.service_types import service_type


def add_request(type_name: str, number: str, fields: str) -> AddRequest:
    """Return what an order posts.

    Args:
        type_name: the service's type.
        number: the panel's id of the service.
        fields: JSON object of what is sent besides.

    Raises:
        BadField: no panel would understand it.
        LookupError: orders of such a type cannot be sent.
    """
    kind = service_type(type_name)
    if kind is None:
        raise LookupError(f"nobody can send an order of type {type_name}")
    return AddRequest(kind, number, json.loads(fields))
