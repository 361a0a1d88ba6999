"""What keeps the server from starting is said in one sentence, without a traceback."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.faults


def workshop(*arguments, **kwargs):
    return subprocess.run(
        [sys.executable, "-m", "workshop.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        **kwargs,
    )


def test_a_port_in_use_is_named(serve, tmp_path):
    server = serve()
    said = workshop("serve", "--port", server.port, "--data", tmp_path / "other")
    assert said.returncode == 1 and f"Port {server.port}" in said.stderr and "Traceback" not in said.stderr


def test_a_data_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "data").write_text("a file")
    said = workshop("serve", "--port", 0, "--data", tmp_path / "data")
    assert said.returncode == 1 and str(tmp_path / "data") in said.stderr and "Traceback" not in said.stderr


def test_a_database_that_is_none_is_named(tmp_path):
    (tmp_path / "workshop.sqlite").write_bytes(b"this is no database " * 100)
    said = workshop("serve", "--port", 0, "--data", tmp_path)
    assert said.returncode == 1 and "workshop.sqlite" in said.stderr and "Traceback" not in said.stderr


def test_a_database_in_a_missing_folder_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_DATABASE", f"sqlite:///{tmp_path}/nowhere/w.sqlite")
    said = workshop("serve", "--port", 0, "--data", tmp_path)
    assert said.returncode == 1 and "nowhere" in said.stderr and "Traceback" not in said.stderr


@pytest.mark.parametrize("setting", ["WORKSHOP_RELEASE", "WORKSHOP_POOL"])
def test_a_setting_that_can_not_be_is_named(tmp_path, monkeypatch, setting):
    monkeypatch.setenv(setting, "everything")
    said = workshop("serve", "--port", 0, "--data", tmp_path)
    assert said.returncode == 1 and setting in said.stderr


def test_notes_of_a_session_that_is_not_there(tmp_path):
    said = workshop("notes", "nobody", "--out", tmp_path / "n.md", "--data", tmp_path)
    assert said.returncode == 1 and "no session 'nobody'" in said.stderr


def test_two_servers_do_not_share_a_data_folder(serve, tmp_path):
    server = serve()
    said = workshop("serve", "--port", 0, "--data", server.data)
    assert said.returncode == 1 and "Another server is running" in said.stderr


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nosuchdriver://h/d"])
def test_a_database_address_that_is_none_is_refused_with_a_sentence(tmp_path, monkeypatch, url):
    monkeypatch.setenv("WORKSHOP_DATABASE", url)
    said = workshop("serve", "--port", 0, "--data", tmp_path)
    assert said.returncode == 1 and "can't be used" in said.stderr and "Traceback" not in said.stderr


def test_a_secret_that_was_cut_short_is_refused(tmp_path):
    (tmp_path / "secret").write_text("")
    said = workshop("serve", "--port", 0, "--data", tmp_path)
    assert said.returncode == 1 and "too short" in said.stderr


def test_a_rehearsal_of_an_unknown_agenda_names_those_there_are():
    said = workshop("rehearse", "--agenda", "nope", "--json")
    assert said.returncode == 1 and "first-evening" in said.stderr
