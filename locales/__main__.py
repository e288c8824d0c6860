"""`python -m locales`: every text in every language, each one used, none hidden in code."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from locales import FOLDER, LAST_RESORT
from locales.catalog import Language, differences, read
from locales.source import hidden, literals, misread

ROOT = FOLDER.parent
SPEAKING = ("handlers",)
NAMING = ("handlers", "bot")


def problems(folder: Path = FOLDER, root: Path = ROOT) -> list[str]:
    """Return a sentence for everything that is wrong with the texts and their use."""
    languages = {path.name: read(path) for path in sorted(folder.iterdir()) if any(path.glob("*.ftl"))}
    first = languages[LAST_RESORT]
    found = [problem for language in languages.values() for problem in language.problems]
    found += [odd for other in languages.values() for odd in differences(first, other)]
    return found + list(_in_code(first, root))


def _in_code(language: Language, root: Path) -> Iterator[str]:
    used = set(language.mentions)
    for room in NAMING:
        for path in sorted((root / room).rglob("*.py")):
            source, where = path.read_text(encoding="utf-8"), path.relative_to(root)
            tree = ast.parse(source)
            used |= literals(tree)
            yield from misread(tree, language.variables, where)
            yield from hidden(source, where) if room in SPEAKING else ()
    yield from (f"{key}: nobody uses it" for key in sorted(language.variables.keys() - used))


def main() -> int:
    """Print what is wrong; return the exit code."""
    found = problems()
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
