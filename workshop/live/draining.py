"""Stopping without a jolt: everybody is told to come again, spread over a moment, and what is in hand is finished."""

from flask_socketio import SocketIO

from workshop.live import rooms
from workshop.live.house import House
from workshop.live.presence import Presence

LEAST_S, SPREAD_S, EACH_S = 1.0, 1.0, 0.002
"""When sockets come again: nobody before the first, a few within the second after it, many so long for each. To other
workers, which are there, they may come at once."""
FINISH_S, STEP_S = 3.0, 0.05
CALM_S = 0.2
"""How long acts that were under way when everybody was told may still arrive."""


def window(sockets: int, others: bool = False) -> tuple[float, float]:
    """Between how many seconds from now sockets should come again. `others`: whether there are other workers."""
    least = 0.0 if others else LEAST_S
    return least, least + max(SPREAD_S, EACH_S * sockets)


def drain(socketio: SocketIO, house: House, presence: Presence) -> None:
    """Take nothing new, tell everybody, finish what is in hand, and hang up. Takes FINISH_S and a bit at the most."""
    house.draining = True
    sockets = presence.sockets()
    for socket in sockets:
        rooms.say_again(socketio, socket, *window(len(sockets), others=bool(house.config.redis)))
    _finish(socketio, presence)
    presence.hang_up(lambda guest: True)
    socketio.sleep(STEP_S)


def _finish(socketio: SocketIO, presence: Presence) -> None:
    if presence.sockets():
        socketio.sleep(CALM_S)
    for _ in range(int(FINISH_S / STEP_S)):
        if not presence.acting:
            return
        socketio.sleep(STEP_S)
