"""What runs: settings, wiring, command line, ingest and background tasks."""
