"""`python -m bot.leash COMMAND`: the command line, ended when whoever started it is gone; for the demo's bot.

The one who starts it keeps a pipe to its stdin open. The kernel closes the pipe even when that process is killed.
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
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    # What takes its time to import is imported on the leash, too.
    from bot.__main__ import main as command_line  # noqa: PLC0415

    command_line()


def _end_with_stdin() -> None:
    # Not through sys.stdin, whose lock would be held while the interpreter ends.
    while os.read(STDIN, CHUNK):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_S)
    os._exit(1)


if __name__ == "__main__":
    main()
