"""Refills and cancellations: who may ask, how the panel is asked, and what became of it."""
