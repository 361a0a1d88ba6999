"""`workshop demo`: a running workshop to look at from all three sides, and nothing of it left afterwards."""

import asyncio
import json
import os
import webbrowser
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workshop import accounts
from workshop.config import read_config
from workshop.live.house import create_house
from workshop.rehearsal import Options
from workshop.rehearsal.demo import Demo
from workshop.rehearsal.process import own_settings

Say = Callable[[str], None]


def demo(couples: int, speed: float, as_json: bool, opens: bool, say: Say) -> None:
    """Until Ctrl-C or SIGTERM. Raises rehearsal's Lost when it can't be shown."""
    for name in set(os.environ) - set(own_settings(os.environ)):
        del os.environ[name]
    with TemporaryDirectory(prefix="demo-") as folder:
        options = Options(couples=couples, speed=speed, data=Path(folder))

        def tell(view: dict[str, Any]) -> None:
            _tell(_links(options, view), options, as_json, opens, say)

        try:
            asyncio.run(Demo(options, tell).play())
        except (KeyboardInterrupt, asyncio.CancelledError):
            say("" if as_json else "The demo is over, and what it kept is gone.")


def _links(options: Options, view: dict[str, Any]) -> dict[str, str]:
    session = view["session"]
    origin = session["join_url"].partition("/j/")[0]
    return {
        "desk": f"{origin}/desk/sign-in/{_one_time(options)}",
        "phone": session["join_url"],
        "screen": session["screen_url"],
    }


def _one_time(options: Options) -> str:
    """A sign-in of the visitor's own: the one that the server printed was used by whoever leads."""
    house = create_house(read_config(options.data))
    try:
        return accounts.make_link(house)
    finally:
        house.close()


def _tell(links: dict[str, str], options: Options, as_json: bool, opens: bool, say: Say) -> None:
    if as_json:
        say(json.dumps({**links, "couples": options.couples, "speed": options.speed}))
    else:
        say(f"{options.couples} simulated couples go through First evening, {options.speed:g} times faster.\n")
        say(f"desk:   {links['desk']}    (signs you in, once; press “Back to the rehearsal”)")
        say(f"phone:  {links['phone']}    (come in yourself; a second window is your partner)")
        say(f"screen: {links['screen']}\n")
        say("Somebody simulated leads, and gives way to you. Ctrl-C ends it, and nothing is kept.")
    for link in links.values() if opens else ():
        webbrowser.open(link)
