"""The schema as it grows: one Alembic revision a step, the SQL itself in plain files beside it."""
