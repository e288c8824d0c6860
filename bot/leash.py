"""`python -m bot.leash COMMAND`: the command line, begun on a whistle and ended with its master; for the demo's bot.

The one who starts it keeps a pipe to its stdin open. The first line there lets it run: what takes its time to import is
read before. The kernel closes the pipe even when that process is killed.
"""

import os
import signal
import threading
import time

STDIN = 0
CHUNK = 4096
# As long as the bot takes for everything but an order on its way, which in a demo is nobody's money.
GRACE_S = 15.0


def main() -> None:
    """Run the command line on the leash."""
    whistle = threading.Event()
    threading.Thread(target=_listen, args=(whistle,), daemon=True).start()
    # Imported on the leash, too.
    import bot.serving  # noqa: F401, PLC0415 - what takes seconds
    from bot.__main__ import main as command_line  # noqa: PLC0415

    whistle.wait()
    command_line()


def _listen(whistle: threading.Event) -> None:
    # Not through sys.stdin, whose lock would be held while the interpreter ends.
    while os.read(STDIN, CHUNK):
        whistle.set()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_S)
    os._exit(1)


if __name__ == "__main__":
    main()
