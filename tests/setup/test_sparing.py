"""What a start leaves out is there for everybody else."""

import subprocess
import sys

from workshop.sparing import UNUSED, sparing

SEEN = "import sys, wsgi; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def test_a_server_starts_without_what_it_never_uses():
    loaded = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, check=True).stdout.split()
    assert {"flask_socketio", "sqlalchemy", "eventlet"} <= set(loaded)
    assert not {*UNUSED, "alembic", "docx", "fontTools", "dns"} & set(loaded)


def test_afterwards_it_can_be_loaded_as_ever(monkeypatch):
    monkeypatch.setattr("workshop.sparing.UNUSED", ("colorsys",))
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with sparing():
        try:
            import colorsys
        except ImportError:
            colorsys = None
        assert colorsys is None
    import colorsys

    assert colorsys


def test_what_is_loaded_already_stays():
    with sparing():
        import json

        assert json
    assert sys.modules["json"] is json
