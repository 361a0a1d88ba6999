"""`workshop doctor` says what is wrong and how to mend it, and leaves everything as it is."""

import os
import sqlite3
import stat

import pytest
from redis import Redis

from tests.scale.redis_server import RedisServer
from workshop.config import read_config
from workshop.doctor import examine
from workshop.store import open_store


@pytest.fixture
def data(tmp_path):
    """A data folder as a server leaves it."""
    folder = tmp_path / "data"
    open_store(read_config(folder).database).close()
    return folder


def wrong(data):
    return {one.what: one for one in examine(str(data)) if not one.good}


def written(folder):
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_a_server_has_left_lacks_only_an_account(data):
    assert set(wrong(data)) <= {"accounts", "open files", "disk"}


def test_looking_changes_nothing(data, tmp_path):
    before = written(tmp_path)
    examine(str(data))
    examine(str(tmp_path / "nowhere" / "yet"))
    assert written(tmp_path) == before


def test_a_secret_is_made_for_its_owner_alone_and_one_that_others_can_read_is_named(data):
    assert stat.S_IMODE(os.stat(data / "secret").st_mode) == 0o600
    (data / "secret").chmod(0o644)
    assert "chmod 600" in wrong(data)["secret’s mode"].cure
    (data / "secret").write_text("short")
    assert "secret" in wrong(data)


def test_an_older_schema_a_folder_open_to_all_and_another_journal_are_named(data):
    data.chmod(0o755)
    with sqlite3.connect(data / "workshop.sqlite") as connection:
        connection.execute("update alembic_version set version_num = '0001'")
    connection.close()
    with sqlite3.connect(data / "workshop.sqlite") as connection:
        connection.execute("pragma journal_mode = delete")
    connection.close()
    assert {"data folder’s mode", "schema", "journal"} <= set(wrong(data))


def test_a_database_that_is_none_is_named(data):
    (data / "workshop.sqlite").write_bytes(b"this is no database " * 500)
    assert "can’t be read" in wrong(data)["database"].told


@pytest.fixture
def redis(tmp_path, monkeypatch):
    """A Redis that a server is told of, with all that goes with one."""
    server = RedisServer(tmp_path)
    monkeypatch.setenv("WORKSHOP_REDIS", server.url)
    monkeypatch.setenv("WORKSHOP_DATABASE", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    monkeypatch.setenv("WORKSHOP_SECRET", "x" * 32)
    yield server
    server.stop()


def test_a_redis_that_keeps_nothing_and_loses_nothing_is_as_it_should_be(data, redis):
    assert not [what for what in wrong(data) if what.startswith("Redis")]
    assert "7" in next(one.told for one in examine(str(data)) if one.what == "Redis")


def test_a_redis_that_writes_things_down_or_lets_go_of_some_is_named(data, redis):
    with Redis.from_url(redis.url) as told:
        told.config_set("save", "60 1", "maxmemory", "100mb", "maxmemory-policy", "allkeys-lru")
    assert "appendonly no" in wrong(data)["Redis’ disk"].cure
    assert "noeviction" in wrong(data)["Redis’ memory"].cure


def test_a_redis_that_is_away_is_named(data, redis):
    redis.kill()
    assert "WORKSHOP_REDIS" in wrong(data)["Redis"].cure


def test_a_setting_that_can_not_be_is_named(data, monkeypatch):
    monkeypatch.setenv("WORKSHOP_PROXIES", "nginx")
    assert "WORKSHOP_PROXIES" in wrong(data)["settings"].told
    monkeypatch.setenv("WORKSHOP_PROXIES", "")
    monkeypatch.setenv("WORKSHOP_URL", "https://w.example")
    assert "WORKSHOP_PROXIES" in wrong(data)["proxies"].cure
