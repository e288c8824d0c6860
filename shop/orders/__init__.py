"""The way of an order, one use case a file."""
