"""What a bot touches the world with, opened from its settings."""

from bot.complaints import read_settings
from bot.parts import open_parts


async def test_the_room_that_is_watched_is_on_the_databases_disk(tmp_path, monkeypatch):
    folder = tmp_path / "big-disk"
    folder.mkdir()
    env = tmp_path / ".env"
    env.write_text(
        "BOT_TOKEN=123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr\n"
        "PANEL_URL=https://panel.example/api/v2\n"
        f"PANEL_KEY=k3y\nDATABASE_URL=sqlite:///{folder}/books.db\n"
    )
    monkeypatch.chdir(tmp_path)
    parts = await open_parts(read_settings(env))
    await parts.close()
    assert parts.disk == folder
