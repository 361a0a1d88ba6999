"""Parts of the page of an earlier version: there for pages that are open, and gone some versions later."""

import errno
import json

import pytest

from workshop.web import assets

NAME = "later-0A1B2C3D.js"


def built(folder, number):
    """A front end of which one part is its own."""
    folder.mkdir(exist_ok=True)
    (folder / "version.json").write_text(json.dumps({"build": f"build{number}", "made": number}))
    (folder / f"later-0000000{number}.js").write_text(f"{number}")
    (folder / f"later-0000000{number}.js.gz").write_bytes(b"packed")
    (folder / "manifest.json").write_text("{}")
    return folder


def kept(data):
    return {path.relative_to(data / "pages").as_posix() for path in (data / "pages").rglob("*") if path.is_file()}


@pytest.fixture
def client(company):
    return company.app.test_client()


def test_a_part_of_the_version_before_is_still_there(client, house, tmp_path):
    assets.keep(house.config.data, built(tmp_path / "before", 1))
    answer = client.get("/assets/later-00000001.js")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "1", "text/javascript")
    assert "immutable" in answer.headers["Cache-Control"]
    packed = client.get("/assets/later-00000001.js", headers={"Accept-Encoding": "gzip"})
    assert (packed.data, packed.headers["Content-Encoding"]) == (b"packed", "gzip")


@pytest.mark.parametrize("name", [NAME, "version.txt", "../secret", "..%2Fsecret", "build1/later-00000001.js"])
def test_what_no_version_had_is_not_there_and_nobody_keeps_that_in_mind(client, house, tmp_path, name):
    assets.keep(house.config.data, built(tmp_path / "before", 1))
    answer = client.get(f"/assets/{name}")
    assert answer.status_code == 404 and answer.headers["Cache-Control"] == "no-store"


def test_three_versions_are_kept_and_only_what_pages_ask_for_by_its_hash(tmp_path):
    data = tmp_path / "data"
    for number in (1, 2, 3, 4, 2):
        assets.keep(data, built(tmp_path / f"v{number}", number))
    names = {f"build{n}/later-0000000{n}.js{ending}" for n in (2, 3, 4) for ending in ("", ".gz")}
    assert kept(data) == names


def test_a_copy_that_was_broken_off_is_made_anew(tmp_path):
    data, before = tmp_path / "data", built(tmp_path / "v1", 1)
    (data / "pages" / "part").mkdir(parents=True)
    (data / "pages" / "part" / "later-00000001.js").write_text("half of")
    assets.keep(data, before)
    assert kept(data) == {"build1/later-00000001.js", "build1/later-00000001.js.gz"}
    assert (data / "pages" / "build1" / "later-00000001.js").read_text() == "1"


def test_a_disk_on_which_nothing_can_be_kept_keeps_no_server_from_starting(tmp_path, monkeypatch):
    def full(*_places):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(assets.shutil, "copyfile", full)
    assert not assets.keep(tmp_path / "data", built(tmp_path / "v1", 1))
    assert kept(tmp_path / "data") == set()
