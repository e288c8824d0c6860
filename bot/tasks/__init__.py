"""Work that goes on in the background: sending, polling, telling, syncing."""
