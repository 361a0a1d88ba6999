"""One figure of one server, to look into: python -m bench.live --server ours --what answers --phones 1000."""

import argparse
import json
import tempfile
from pathlib import Path

from bench import servers
from bench.load import get_ready
from bench.rooms import room_of

VIEW = {"seq": 1, "boot": "x", "now": 0, "session": {"title": "Two"}, "step": {"text": "x" * 700}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", choices=("ours", "node", "stock", "plain", "otree"), default="ours")
    parser.add_argument("--what", choices=("pushes", "answered", "back"), default="pushes")
    parser.add_argument("--phones", type=int, default=1_000)
    parser.add_argument("--repeats", type=int, default=5)
    wanted = parser.parse_args()
    get_ready(servers.LOAD_CORE)
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        view, folder = Path(place) / "view.json", Path(place) / "data"
        view.write_text(json.dumps(VIEW))
        folder.mkdir()
        with room_of(wanted.server, wanted.phones, folder, view) as room:
            figure = getattr(room, wanted.what)(wanted.repeats)
            print(json.dumps({**vars(wanted), **figure.as_dict(), "rss": room.server.rss // 1024}))


if __name__ == "__main__":
    main()
