"""What is not sold, whatever the panel offers: shipped rules that anybody can read, and the operator's own."""

from shop.policy.explaining import Explained, explain
from shop.policy.policy import Policy
from shop.policy.rules import PolicyProblem, Rule, load, shipped

__all__ = ["Explained", "Policy", "PolicyProblem", "Rule", "explain", "load", "shipped", "shipped_policy"]


def shipped_policy() -> Policy:
    """Return the policy without any word of the operator's."""
    return Policy(shipped())
