"""aiogram as the running bot imports it: the same types, built when they are used."""

import json
import subprocess
import sys

import pytest

LISTED = """if True:
    import json, re, sys
    from pydantic import BaseModel
    if sys.argv[1] == "as we run":
        from bot.aiogram_types import import_aiogram
        import_aiogram()
    from aiogram import types

    def every(one):
        return {one, *(below for child in one.__subclasses__() for below in every(child))}

    found = {f"{one.__module__}.{one.__name__}": one for one in every(BaseModel) if one.__module__.startswith("aiogram")}
    built = [name for name, one in found.items() if one.__pydantic_complete__]
    for name in sorted(found):
        found[name].model_rebuild()
    fields = {name: re.sub(" at 0x[0-9a-f]+", "", str(one.model_fields)) for name, one in found.items()}
    update = types.Update.model_json_schema()
    json.dump({"built": built, "fields": fields, "update": update}, sys.stdout)
"""


@pytest.fixture(scope="module")
def ours():
    return _listed("as we run")


@pytest.fixture(scope="module")
def theirs():
    return _listed("as aiogram does")


def test_every_type_is_what_aiogram_makes_of_it(ours, theirs):
    assert len(ours["fields"]) > 500
    assert ours["fields"] == theirs["fields"]
    assert ours["update"] == theirs["update"]


def test_what_is_not_used_is_not_built(ours, theirs):
    assert "aiogram.types.message.Message" in theirs["built"]
    assert "aiogram.types.message.Message" not in ours["built"]
    assert len(ours["built"]) < len(theirs["built"]) / 3


def _listed(how):
    return json.loads(subprocess.check_output([sys.executable, "-W", "ignore", "-c", LISTED, how]))
