"""`make audit-dependencies` counts the packages that were really answered for."""

import json
import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci/audit_dependencies.py"
SOUND = {"name": "sound", "version": "1.0", "vulns": []}
HOLED = {"name": "holed", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "holed", "skip_reason": "Dependency not found: holed (2.0)"}


@pytest.fixture
def audit(tmp_path, monkeypatch, capsys):
    """Run the script with an auditor that answers as told; give its exit code and what it printed."""

    def run(said, complaint=""):
        (tmp_path / "said").write_text(said)
        (tmp_path / "complaint").write_text(complaint)
        commands = {
            "uv": "printf 'sound==1.0\\nholed==2.0 ; python_version < \"3.12\"\\n'",
            "pip-audit": f"cat {tmp_path}/said; cat {tmp_path}/complaint >&2",
        }
        for name, command in commands.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{command}\n")
            (tmp_path / name).chmod(0o700)
        monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
        code = runpy.run_path(str(SCRIPT))["main"]()
        return code, capsys.readouterr().out.splitlines()

    return run


def answered(*packages):
    return json.dumps({"dependencies": packages, "fixes": []})


def test_all_answered_for_and_sound(audit):
    assert audit(answered(SOUND, SOUND)) == (0, ["audited: 2 of 2"])


def test_a_known_hole_is_named_with_what_mends_it(audit):
    assert audit(answered(SOUND, HOLED)) == (1, ["holed 2.0: CVE-1, mended in 2.1", "audited: 2 of 2"])


def test_what_nobody_answered_for_is_not_audited(audit):
    code, said = audit(answered(SOUND, UNKNOWN))
    assert (code, said) == (3, ["not audited: 1 of 2", "why: Dependency not found: holed (2.0)"])


def test_a_hole_counts_also_where_others_were_not_answered_for(audit):
    code, said = audit(answered({**UNKNOWN, "name": "sound"}, HOLED))
    assert code == 1
    assert "not audited: 1 of 2" in said


def test_out_of_reach_is_said_with_the_reason(audit):
    code, said = audit("", "WARNING: ...\nERROR: could not connect\n")
    assert (code, said) == (3, ["not audited: 2 of 2", "why: ERROR: could not connect"])


def test_an_answer_that_leaves_a_package_out_is_not_all(audit):
    code, said = audit(answered(SOUND))
    assert (code, said) == (3, ["not audited: 1 of 2", "why: the answer leaves them out"])
