"""The command line: one file a command, each imports what it needs only when it runs."""

from bot.commands.audit import audit
from bot.commands.backup import backup
from bot.commands.demo import demo
from bot.commands.doctor import doctor
from bot.commands.move import move
from bot.commands.policy import policy
from bot.commands.run import run
from bot.commands.setup import setup

COMMANDS = (setup, run, doctor, audit, policy, backup, move, demo)
