"""Later and again: when an order is to be sent, and orders that are repeated to an end and within a budget."""
