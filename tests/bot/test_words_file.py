"""The operator's own words for a panel: read once, each mistake one sentence, known to the client from then on."""

import subprocess
import sys

import pytest
from aiohttp import web

from bot.complaints import WrongSettings, read_settings
from bot.parts import open_parts
from bot.words_file import PanelWords, WordsProblem, load
from panel import ErrorKind, Options, PanelStatus, ServiceType

WORDS = """
[[errors]]
class = "bad_link"
text = "tautan (salah|rusak)"

[[errors]]
class = "server_trouble"
text = "sedang sibuk"

[statuses]
"moderation" = "processing"
3 = "completed"

[types]
"likes" = "default"
"" = "Custom Comments"
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "words.toml"
        path.write_text(text)
        return path

    return write


def test_a_file_is_read(written):
    assert load(written(WORDS)) == PanelWords(
        errors=(
            (ErrorKind.BAD_LINK, "tautan (salah|rusak)"),
            (ErrorKind.SERVER_TROUBLE, "sedang sibuk"),
        ),
        statuses={"moderation": PanelStatus.PROCESSING, "3": PanelStatus.COMPLETED},
        types={"likes": ServiceType.DEFAULT, "": ServiceType.CUSTOM_COMMENTS},
    )


def test_no_file_and_an_empty_one_say_nothing(written):
    assert load(None) == load(written("")) == PanelWords()
    assert PanelWords().among(Options()).error_rows == ()


MISTAKES = [
    ("[[errors]\n", "is not TOML"),
    ("[words]\na = 'b'", "'words', which means nothing; it may have errors, statuses, types."),
    ("errors = 5", "each error begins with a line [[errors]]"),
    ("[errors]\nclass = 'funds'\ntext = 'x'", "each error begins with a line [[errors]]"),
    ("[[errors]]\nclass = 'funds'", 'must have class = "…" and text = "…"'),
    ("[[errors]]\nclass = 'funds'\ntext = 5", 'must have class = "…" and text = "…"'),
    ("[[errors]]\nclass = 'funds'\ntext = 'kurang'\nwhy = 'x'", "and nothing else"),
    ("[[errors]]\nclass = 'money'\ntext = 'kurang'", "there is no class 'money'; there are ambiguous,"),
    ("[[errors]]\nclass = 'unknown'\ntext = 'kurang'", "there is no class 'unknown'"),
    ("[[errors]]\nclass = 'funds'\ntext = '('", "'(' is no regular expression"),
    ("[[errors]]\nclass = 'funds'\ntext = 'a*'", "'a*' is found in any text"),
    ("[[errors]]\nclass = 'funds'\ntext = '.'", "'.' is found in any text"),
    ("[[errors]]\nclass = 'funds'\ntext = '\\w+'", "is found in any text"),
    ("[statuses]\n'3' = 'finished'", "'3' means no status 'finished'; there are pending,"),
    ("[statuses]\n'3' = 'unrecognised'", "'3' means no status 'unrecognised'"),
    ("[statuses]\n'3' = 4", "'3' means no status 4"),
    ("[statuses]\n' ' = 'completed'", "A status in"),
    (
        "[statuses]\n'On_Check' = 'pending'\n'on check' = 'completed'",
        "'On_Check' and 'on check' are one word",
    ),
    ("statuses = ['a']", "under a line [statuses]"),
    ("[types]\n'likes' = 'follows'", "'likes' means no service type 'follows'; there are Default,"),
    ("[types]\n'likes' = true", "'likes' means no service type True"),
]


@pytest.mark.parametrize(("text", "part"), MISTAKES)
def test_a_mistake_gets_one_sentence_with_the_file(written, text, part):
    path = written(text)
    with pytest.raises(WordsProblem) as caught:
        load(path)
    said = str(caught.value)
    assert str(path) in said
    assert part in said
    assert said.endswith(".")
    assert "\n" not in said


@pytest.fixture
def settings(monkeypatch, tmp_path, written):
    def read(**more):
        for name, value in {
            "BOT_TOKEN": "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr",
            "PANEL_URL": "https://panel.example/api/v2",
            "PANEL_KEY": "k3y",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'books.db'}",
            **more,
        }.items():
            monkeypatch.setenv(name, value)
        return read_settings(None)

    return read


@pytest.fixture
async def says_three():
    """A panel that calls the state of every order 3."""

    async def answer(_request):
        return web.json_response({"status": "3"})

    runner = web.AppRunner(web.Application())
    runner.app.router.add_post("/{way:.*}", answer)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_the_bot_reads_its_panels_with_the_words_of_each(settings, written, tmp_path, says_three):
    old = tmp_path / "old.toml"
    old.write_text("[statuses]\n'3' = 'canceled'")
    asked = settings(
        PANEL_WORDS=str(written(WORDS)),
        PANEL_URL=f"{says_three}/api/v2",
        PANEL_OLD_URL=f"{says_three}/old/api/v2",
        PANEL_OLD_KEY="old-k3y",
        PANEL_OLD_WORDS=str(old),
    )
    parts = await open_parts(asked)
    try:
        answers = [await one.status(["7"]) for one in (parts.panel, parts.old_panel)]
        assert [one.entries["7"].status for one in answers] == ["completed", "canceled"]
    finally:
        await parts.close()


def test_words_of_an_old_panel_without_one_are_a_contradiction(settings, written):
    with pytest.raises(WrongSettings, match="PANEL_OLD_WORDS are words of PANEL_OLD_URL"):
        settings(PANEL_OLD_WORDS=str(written(WORDS)))


def test_the_command_line_ends_with_the_sentence(settings, written, tmp_path):
    path = written("[statuses]\n'3' = 'finished'")
    with pytest.raises(WrongSettings):
        settings(PANEL_WORDS=str(path))
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(
        f"PANEL_WORDS: In {path}, '3' means no status 'finished'; there are pending"
    )
    assert ended.stderr.count("\n") == 1
