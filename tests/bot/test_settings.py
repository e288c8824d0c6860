"""Each wrong setting gets one sentence that says what would be right, and no secret."""

from decimal import Decimal

import pytest

from bot.complaints import WrongSettings, read_settings
from bot.house import house_of
from shop.house import Mode

GOOD = {
    "BOT_TOKEN": "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr",
    "PANEL_URL": "https://panel.example/api/v2/",
    "PANEL_KEY": "k3y-of-the-panel",
}


@pytest.fixture(autouse=True)
def _only_these(monkeypatch):
    for name in (
        "BOT_TOKEN",
        "PANEL_URL",
        "PANEL_KEY",
        "ADMINS",
        "MEMBERS",
        "MODE",
        "DATABASE_URL",
        "TIMEZONE",
        "POLICY_OFF",
        "POLICY_FILE",
        "PANEL_WORDS",
        "PANEL_OLD_WORDS",
    ):
        monkeypatch.delenv(name, raising=False)


def read(monkeypatch, **changed):
    for name, value in (GOOD | changed).items():
        if value is not None:
            monkeypatch.setenv(name, value)
    return read_settings(None)


def sentences(monkeypatch, **changed):
    with pytest.raises(WrongSettings) as caught:
        read(monkeypatch, **changed)
    return caught.value.sentences


def test_the_least_is_three_settings(monkeypatch):
    settings = read(monkeypatch)
    assert settings.mode is Mode.PRIVATE
    assert settings.panel_url == "https://panel.example/api/v2/"
    assert settings.bot_token.get_secret_value() == GOOD["BOT_TOKEN"]
    assert settings.admins == ()


def test_lists_amounts_and_zone_are_read(monkeypatch):
    settings = read(
        monkeypatch, ADMINS=" 11, 12,,11 ", MEMBER_LIMIT="25.50", TIMEZONE="Europe/Berlin", MODE="private"
    )
    assert settings.admins == (11, 12)
    assert settings.member_limit == Decimal("25.50")
    assert settings.timezone.key == "Europe/Berlin"


def test_everything_missing_is_said_at_once(monkeypatch):
    said = sentences(monkeypatch, BOT_TOKEN=None, PANEL_URL=None, PANEL_KEY=None)
    assert [sentence.split()[0] for sentence in said] == ["BOT_TOKEN", "PANEL_URL", "PANEL_KEY"]


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("BOT_TOKEN", "hello", "BotFather"),
        ("BOT_TOKEN", "123456789:short", "BotFather"),
        ("PANEL_URL", "panel.example/api/v2", "https://panel.example/api/v2"),
        ("PANEL_URL", "https://panel.example/api/v2?key=abc", "without ?"),
        ("PANEL_URL", "https://me:secret@panel.example/api", "user@"),
        ("PANEL_URL", "https://panel example/api/v2", "no web address"),
        ("PANEL_URL", "https://[broken/api", "https://panel.example/api/v2"),
        ("ADMINS", "@olga", "987654321"),
        ("ADMINS", "-5", "numeric"),
        ("ADMINS", "7" * 5000, "987654321"),
        ("ADMINS", "١٢٣", "numeric"),
        ("MEMBERS", "1;2", "numeric"),
        ("MODE", "public", "private or shop"),
        ("PANEL_CONCURRENCY", "many", "whole number"),
        ("PANEL_CONCURRENCY", "0", "1 to 50"),
        ("PANEL_ADD_PAUSE", "-1", "seconds"),
        ("UNDO_SECONDS", "soon", "0 to 600"),
        ("UNDO_SECONDS", "601", "0 to 600"),
        ("MEMBER_LIMIT", "ten", "25.50"),
        ("MEMBER_LIMIT", "-3", "above 0"),
        ("MEMBER_LIMIT", "NaN", "above 0"),
        ("DATABASE_URL", "mysql://x", "postgresql://"),
        ("TIMEZONE", "Berlin", "Europe/Berlin"),
        ("TIMEZONE", "../../etc/passwd", "IANA"),
        ("DEFAULT_LANGUAGE", "de", "en or ru"),
        ("LOG_FORMAT", "xml", "console or json"),
        ("LOG_LEVEL", "loud", "info, warning or error"),
        ("POLICY_OFF", "votes,smoking", "no policy rule 'smoking'; the rules are reviews, votes,"),
        ("POLICY_FILE", "/nowhere/rules.toml", "/nowhere/rules.toml cannot be read: No such file"),
        ("PANEL_WORDS", "/nowhere/words.toml", "/nowhere/words.toml cannot be read: No such file"),
        ("TELEGRAM_API_URL", "localhost", "https://api.telegram.org"),
        ("PANEL_KEY", "  ", "one word"),
        ("PANEL_KEY", "my secret", "one word"),
    ],
)
def test_a_wrong_setting_gets_one_sentence_with_its_name(monkeypatch, name, value, part):
    said = sentences(monkeypatch, **{name: value})
    assert len(said) == 1
    assert said[0].startswith(name)
    assert part in said[0]
    assert "secret" not in said[0]


def test_an_own_policy_file_that_is_no_policy_is_said(monkeypatch, tmp_path):
    rules = tmp_path / "rules.toml"
    rules.write_text("[gambling]\npatterns = ['casino*']\n")
    (said,) = sentences(monkeypatch, POLICY_FILE=str(rules))
    assert said == f"POLICY_FILE: The rule 'gambling' in {rules} must be a table that says why."


@pytest.mark.parametrize(
    ("url", "key", "part"),
    [
        ("https://old.example/api/v2", None, "go together"),
        (None, "old-key", "go together"),
        (GOOD["PANEL_URL"], "old-key", "another one"),
        ("https://PANEL.example:443/api/v2", "old-key", "another one"),
    ],
)
def test_contradictory_old_panel(monkeypatch, url, key, part):
    (said,) = sentences(monkeypatch, PANEL_OLD_URL=url, PANEL_OLD_KEY=key)
    assert part in said


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    secret = tmp_path / "key"
    secret.write_text("from-a-file\n")
    assert (
        read(monkeypatch, PANEL_KEY=None, PANEL_KEY_FILE=str(secret)).panel_key.get_secret_value()
        == "from-a-file"
    )


def test_an_unreadable_secret_file_is_said(monkeypatch, tmp_path):
    (said,) = sentences(monkeypatch, PANEL_KEY=None, PANEL_KEY_FILE=str(tmp_path / "nothing"))
    assert said.startswith("PANEL_KEY_FILE")


def test_name_and_name_file_contradict(monkeypatch, tmp_path):
    secret = tmp_path / "key"
    secret.write_text("from-a-file")
    (said,) = sentences(monkeypatch, PANEL_KEY_FILE=str(secret))
    assert "PANEL_KEY and PANEL_KEY_FILE" in said


def test_a_secret_file_may_be_named_in_the_env_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from-a-file\n")
    env = tmp_path / ".env"
    text = "".join(f"{name}={value}\n" for name, value in GOOD.items() if name != "PANEL_KEY")
    env.write_text(f"{text}PANEL_KEY=\nPANEL_KEY_FILE={tmp_path / 'key'}\n")
    assert read_settings(env).panel_key.get_secret_value() == "from-a-file"
    monkeypatch.setenv("PANEL_KEY", "from-the-environment")
    assert read_settings(env).panel_key.get_secret_value() == "from-the-environment"


def test_an_env_file_that_sets_name_and_name_file_contradicts_itself(tmp_path):
    env = tmp_path / ".env"
    env.write_text("PANEL_KEY=one\nPANEL_KEY_FILE=two\n")
    with pytest.raises(WrongSettings, match="PANEL_KEY and PANEL_KEY_FILE"):
        read_settings(env)


def test_a_line_of_the_env_file_that_says_nothing_is_named_by_its_number(tmp_path):
    env = tmp_path / ".env"
    env.write_text("# mine\nMODE=private\nPANEL_KEY my-secret\nexport ADMINS=1\n")
    with pytest.raises(WrongSettings) as caught:
        read_settings(env)
    assert caught.value.sentences == [f"{env}, line 3: write it as NAME=value, or begin it with #."]


def test_an_env_file_that_is_not_ours_to_read_is_said(monkeypatch, tmp_path):
    env = tmp_path / ".env"
    env.write_text("MODE=private\n")

    def refused(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(env), "read_text", refused)
    with pytest.raises(WrongSettings, match="cannot be read: Permission denied"):
        read_settings(env)


def test_an_env_file_in_another_encoding_is_said(tmp_path):
    env = tmp_path / ".env"
    env.write_bytes("BOT_TOKEN=\xff\xfe".encode("latin-1"))
    with pytest.raises(WrongSettings, match="UTF-8"):
        read_settings(env)


async def test_the_house_keeps_the_operators_policy(monkeypatch, tmp_path, sqlite_database):
    rules = tmp_path / "rules.toml"
    rules.write_text("[gambling]\nwhy = 'Not here.'\npatterns = ['casino*']\n")
    settings = read(monkeypatch, POLICY_OFF=" votes , reports", POLICY_FILE=str(rules))
    policy = (await house_of(settings, sqlite_database, panel_id=1)).policy
    names = ("Instagram Poll Votes", "Casino Visitors", "Google Reviews", "Instagram Likes")
    assert [policy.verdict(name, "") for name in names] == [None, "gambling", "reviews", None]


def test_no_secret_in_a_repr(monkeypatch):
    assert GOOD["PANEL_KEY"] not in repr(read(monkeypatch))
    assert GOOD["BOT_TOKEN"] not in repr(read(monkeypatch))
    assert "hunter2" not in repr(read(monkeypatch, DATABASE_URL="postgresql://me:hunter2@host/books"))


def test_every_setting_stands_in_the_example():
    from pathlib import Path

    from bot.settings import Settings

    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    named = {line.split("=")[0] for line in example.splitlines() if "=" in line and not line.startswith("#")}
    assert named == {name.upper() for name in Settings.model_fields}
