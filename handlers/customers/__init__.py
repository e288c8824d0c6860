"""What customers do: browse, order, watch."""
