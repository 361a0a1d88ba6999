"""All that passes in a session as one value that can be written down, and added to what is known elsewhere."""

from typing import Any

from workshop.passing.memory import Answer, Body, Box, Passage


def of(passage: Passage, over: set[int], worker: str = "") -> Body:
    """All that is known of a session; of connections, if a worker is named, only its own."""
    return {
        **who_is_here(passage, worker),
        "over": list(over),
        "away": passage.away,
        "boxes": [
            [run, [[*seat, *said] for seat, said in box.ledger.items()], box.ballots]
            for run, box in passage.boxes.items()
            if box.ledger
        ],
        "finished": [[run, list(phones)] for run, phones in passage.finished.items()],
        "time": [[run, list(phones)] for run, phones in passage.time.items()],
        "met": [[run, met] for run, met in passage.met.items()],
        "help": [[number, asked] for number, asked in passage.help.items()],
        "asked": list(passage.asked),
    }


def who_is_here(passage: Passage, worker: str) -> Body:
    """The connections of a worker, and nothing else."""
    sockets = {phone: [one for one in them if _is_of(one, worker)] for phone, them in passage.sockets.items()}
    return {
        **dict.fromkeys(("over", "boxes", "finished", "time", "met", "help", "asked"), ()),
        "away": {},
        "sockets": {phone: them for phone, them in sockets.items() if them},
        "reads": {one: language for one, language in passage.reads.items() if _is_of(one, worker)},
        "places": [[one, *place] for one, place in passage.places.items() if _is_of(one, worker)],
    }


def add(passage: Passage, said: Body, over: set[int], now: float) -> None:
    """Add what a snapshot says to what is known here. `over`: runs that take nothing any more; `now`: monotonic."""
    for phone, sockets in said["sockets"].items():
        passage.sockets[phone].update(sockets)
        passage.since.setdefault(phone, now)
        passage.away.pop(phone, None)
    passage.reads.update(said.get("reads", {}))  # a version before this one does not say it
    for phone, at in said["away"].items():
        if phone not in passage.sockets:
            passage.away.setdefault(phone, at)
    passage.places.update({socket: (name, duty) for socket, name, duty in said["places"]})
    for run, ledger, ballots in said["boxes"]:
        if run not in over:
            _add_box(passage.boxes[run], ledger, ballots)
    for marks, told in ((passage.finished, said["finished"]), (passage.time, said["time"])):
        for run, phones in told:
            marks[run].update(phones)
    for run, met in said["met"]:
        passage.met[run] = {**met, **passage.met[run]}
    passage.help.update({number: asked for number, asked in said["help"] if number not in passage.help})
    passage.asked.update(said["asked"])


def _add_box(box: Box, ledger: list[Any], ballots: dict[str, Answer]) -> None:
    for unit, seat, receipt, turn in ledger:
        held, last = box.ledger.get((unit, seat), ("", -1))
        if turn > last:
            box.ballots.pop(held, None)
            box.ledger[unit, seat] = (receipt, turn)
            if receipt in ballots:
                box.ballots[receipt] = ballots[receipt]


def worker_of(socket: str) -> str:
    """The worker of a connection."""
    return socket.partition(":")[0]


def _is_of(socket: str, worker: str) -> bool:
    return worker in ("", worker_of(socket))
