"""`python -m locales` finds what is wrong."""

import pytest

from locales.__main__ import main, problems


@pytest.fixture
def project(tmp_path):
    """A project with nothing wrong in it: one text in two languages, used once."""

    def write(path, text):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    write("locales/en/a.ftl", "hello = Hello, { $name }\n")
    write("locales/ru/a.ftl", "hello = Привет, { $name }\n")
    write(
        "handlers/a.py",
        'def f(say):\n    """A docstring may speak."""\n    return say.text("hello", name="x")\n',
    )
    write("bot/a.py", "")
    write.found = lambda: problems(tmp_path / "locales", tmp_path)
    return write


def test_our_own_texts_have_nothing_wrong(capsys):
    assert main() == 0
    assert capsys.readouterr().out == ""


def test_a_sound_project_has_nothing_wrong(project):
    assert project.found() == []


@pytest.mark.parametrize(
    ("path", "text", "word"),
    [
        ("locales/ru/a.ftl", "", "hello: missing in ru"),
        ("locales/ru/b.ftl", "more = Ещё\n", "more: missing in en"),
        ("locales/ru/a.ftl", "hello = Привет\n", "do not use the same variables (name)"),
        ("locales/ru/b.ftl", "hello = Привет, { $name }\n", "hello is there twice"),
        ("locales/en/b.ftl", "broken = { $\n", "cannot be read"),
        ("handlers/b.py", 'x = say.text("nowhere")', "there is no text nowhere"),
        ("handlers/b.py", 'x = say.html("hello")', "does not get the variables it has (name)"),
        ("handlers/b.py", 'x = say.html("hello", name=1, age=2)', "does not get the variables it has (age)"),
        ("handlers/b.py", 'x = say.text(f"he{x}")', "put together"),
        ("handlers/b.py", 'x = say.text("he" + x)', "put together"),
        ("handlers/b.py", 'x = "Send the link"', "text for people in code"),
        ("handlers/b.py", 'x = "Привет"', "text for people in code"),
        ("handlers/b.py", 'send(text="Hello")', "text for people in code"),
        ("handlers/b.py", 'x = f"Order {n} is done"', "text for people in code"),
        ("handlers/a.py", "", "hello: nobody uses it"),
    ],
)
def test_what_is_wrong_is_found(project, path, text, word):
    project(path, text)
    assert any(word in problem for problem in project.found()), project.found()


@pytest.mark.parametrize(
    "text",
    [
        'raise ValueError("this is for programmers")',
        'x = "message is not modified"  # not for people',
        'log.info("text_missing", key="hello")',
        'x = "<b>"',
    ],
)
def test_what_is_not_for_people_may_stand_in_code(project, text):
    project("handlers/b.py", text)
    assert project.found() == []


def test_ids_may_stand_in_tables_and_in_other_texts(project):
    for tag in ("en", "ru"):
        project(f"locales/{tag}/b.ftl", "one = 1\ntwo = 2 { one }\n")
    project("handlers/b.py", 'TABLE = {1: "two"}')
    assert project.found() == []
