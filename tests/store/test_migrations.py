"""Databases of every released schema go forward to this one, whole or not at all."""

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from workshop import exercises
from workshop.config import Config
from workshop.live import rooms
from workshop.live.house import House
from workshop.live.play import play
from workshop.notes.content import content
from workshop.paths import ASSETS
from workshop.session import circles
from workshop.store import StoreError, engine, fitness, open_store
from workshop.store.tables import metadata

HERE = Path(__file__).parent
OLD = sorted(re.findall(r"(\d+)", path.name)[0] for path in HERE.glob("evening-*.sql"))
LIBRARY = exercises.load(ASSETS.exercises)

BROKEN = '''"""Goes wrong half way."""
from alembic import op
revision, down_revision = "broken", "{before}"
def upgrade():
    op.execute("create table half (way integer)")
    op.execute("delete from events")
    {then}
'''


@pytest.fixture(params=OLD)
def old(request, tmp_path):
    """A database as that version left it."""
    path = tmp_path / "w.sqlite"
    with sqlite3.connect(path) as connection:
        connection.executescript((HERE / f"evening-{request.param}.sql").read_text())
        connection.execute("pragma journal_mode=wal")
    connection.close()
    return path


def dump(path):
    with sqlite3.connect(path) as connection:
        told = list(connection.iterdump())
    connection.close()
    return told


def broken(folder, monkeypatch, then):
    """Migrations of which the last one fails."""
    place = folder / "migrations"
    shutil.copytree(engine.MIGRATIONS, place)
    (place / "versions" / "9999_broken.py").write_text(BROKEN.format(before=fitness.head(), then=then))
    monkeypatch.setattr(engine, "MIGRATIONS", place)


def test_there_is_a_database_of_every_schema_that_was_released():
    versions = {path.name.split("_")[0] for path in (engine.MIGRATIONS / "versions").glob("0*.py")}
    assert set(OLD) == versions, "keep an evening that the new schema's first version has written"


def test_it_goes_forward_and_its_evenings_go_on(old):
    config = Config(data=old.parent, database=f"sqlite:///{old}", secret="x" * 32)
    house = House(config, open_store(config.database), LIBRARY)
    house.started_at -= 60
    with house.store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        ids = [row.id for row in connection.exec_driver_sql("select id from sessions").all()]
    for live in map(house.live, ids):
        here = house.here(live)
        assert circles.room_view(live.state, here)["seq"] and rooms.desk(house, live)["plan"]
        for phone in live.state.phones:
            assert rooms.mine(house, live, phone)["stage"] == "paired"
        if live.state.ended_at is None:
            after = live.state.latest.number
            play(house, live, "desk", "robin", {"id": "e" * 32, "act": "next", "after": after})
            play(house, live, "desk", "robin", {"id": "d" * 32, "act": "end"})
        assert len(content(live.state, house.clock())["steps"]) > 3
    house.store.close()


@pytest.mark.parametrize("then", ["raise RuntimeError('half way')", "op.execute('no such thing')"])
def test_a_migration_that_fails_leaves_everything_as_it_was(old, monkeypatch, then):
    before = dump(old)
    broken(old.parent, monkeypatch, then)
    with pytest.raises((StoreError, RuntimeError)):
        open_store(f"sqlite:///{old}")
    assert dump(old) == before
    monkeypatch.undo()
    open_store(f"sqlite:///{old}").close()


def test_killed_in_the_middle_of_a_migration_it_is_as_it_was(old, monkeypatch):
    before = dump(old)
    broken(old.parent, monkeypatch, "import os; os.kill(os.getpid(), 9)")
    begin = (
        "import sys; from workshop.store import engine; from pathlib import Path; engine.MIGRATIONS = Path(sys.argv[1])"
    )
    begin += "; engine.open_store(sys.argv[2])"
    ended = subprocess.run([sys.executable, "-c", begin, engine.MIGRATIONS, f"sqlite:///{old}"], check=False)
    assert ended.returncode == -9
    assert dump(old) == before


def test_a_database_of_a_newer_version_is_refused_in_a_sentence(old):
    with sqlite3.connect(old) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    before = dump(old)
    with pytest.raises(StoreError, match=r"w\.sqlite"):
        open_store(f"sqlite:///{old}")
    assert dump(old) == before


def test_the_schemas_are_called_as_their_files_are():
    scripts = ScriptDirectory.from_config(engine.migrations())
    assert [script.revision for script in scripts.walk_revisions()][::-1] == engine.revisions()
