"""The client's table of service types and the sandbox panel's own say the same."""

import pytest

from panel.add_request import charged_quantity
from panel.service_types import RULES, Counted, ServiceType, normalised_type
from sandbox.panel.kinds import KINDS, NOTHING, PACKAGE, QUANTITY

NUMBERS = {"quantity": "7", "runs": "3", "min": "5", "max": "9", "posts": "2", "old_posts": "1"}
ALWAYS_SENT_BY_US = {"posts"}
CHARGED = {Counted.PACKAGE: PACKAGE, Counted.QUANTITY: QUANTITY, Counted.QUANTITY_TIMES_RUNS: QUANTITY}


def test_both_know_the_same_types():
    assert {normalised_type(name) for name in ServiceType} == set(KINDS)


@pytest.mark.parametrize("name", ServiceType)
def test_a_type_has_the_same_fields_for_both(name):
    rule, kind = RULES[name], KINDS[normalised_type(name)]
    required = {field.name for field in rule.fields if field.required}
    assert required - ALWAYS_SENT_BY_US == set(kind.required)
    assert {field.name for field in rule.fields} == {*kind.required, *kind.optional}


@pytest.mark.parametrize("name", ServiceType)
def test_both_count_alike(name):
    rule, kind = RULES[name], KINDS[normalised_type(name)]
    fields = {field.name: NUMBERS.get(field.name, "a\nb\nc") for field in rule.fields if field.required}
    if rule.counted is Counted.SUBSCRIPTION:
        assert kind.charged == NOTHING
        return
    assert kind.charged == CHARGED.get(rule.counted, rule.lines_field)
    assert kind.units(fields) == charged_quantity(rule, fields)
