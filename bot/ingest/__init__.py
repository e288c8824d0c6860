"""Updates in: fetched raw, kept, then handled one after the other in each chat."""
