"""`python -m bot` and `panelgram` are the same command."""

import os
import signal


def main() -> None:
    """Run the command line; every file it makes is its owner's alone."""
    os.umask(0o077)
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:
        # Ctrl-C while the imports are read ends the process without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.command_line import app  # noqa: PLC0415 - read under the quiet Ctrl-C

    signal.signal(signal.SIGINT, heard)
    app()


if __name__ == "__main__":
    main()
