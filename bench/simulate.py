"""Ten thousand sessions at the same time, from what was measured of one: python -m bench.simulate [--sessions N].

Reads docs/measured.json (bench/scale.py writes it), plays the fullest minutes of an evening that goes around the world,
and says what each part has to do then and where it is full. The same seed tells the same.
"""

import argparse
import json
import math
from collections.abc import Mapping
from random import Random

from bench import crowds
from bench.crowds import ACTS, Costs, Storm
from bench.scale import MEASURED

MINUTES, COUPLES, SESSIONS, SEED = 10, 12, 10_000, 1
CELL, SHARE = 4, 0.5
"""Workers that share a Redis and a PostgreSQL; and how busy each may be on average, so that a rush finds room."""
LINES = 15_000
"""Connections of one worker: it may open 16,384 files."""
TLS_S, TLS_BYTES, MAXCONN = 0.9e-3, 20_480, 8_000
"""Of one phone that comes, in haproxy (python -m bench.front); and connections that deploy/haproxy.cfg lets it have."""
DIES_AT, FAILS_AT, FAILS = 300.0, 420.0, 0.1
"""When a worker dies, and when the network of so many sessions fails, in seconds."""


def told(costs: Costs, sessions: int, couples: int, seed: int) -> list[tuple[str, str]]:
    """What is found, line by line: name and value."""
    draw, seconds = Random(seed), MINUTES * 60.0
    begun = crowds.starts(sessions, draw)
    going = crowds.going(begun, crowds.fullest(begun))
    took = {what: costs.worker[what] + (CELL - 1) * costs.hears * (what != "back") for what in ACTS}
    state = draw.getstate()
    calm = crowds.serve(crowds.happenings(range(going), seconds, couples, (), draw), 1, took)
    phones, rest = going * 2 * couples, going * costs.rest
    acting = calm.busy[0] / seconds
    full, crowded = math.ceil((acting + rest) / SHARE), math.ceil((phones + 2 * going) / LINES)
    workers = max(full, crowded)
    # what is done all the time beside the acts makes each of them take longer
    slowed = {what: cost / (1 - rest / workers) for what, cost in took.items()}
    storms = (Storm(DIES_AT, 1 / workers, 3.0), Storm(FAILS_AT, FAILS, 10.0))
    draw.setstate(state)
    rush = crowds.serve(crowds.happenings(range(going), seconds, couples, storms, draw), workers, slowed)
    cells = math.ceil(workers / CELL)
    each = {what: number / seconds for what, number in calm.happened.items()}

    def of(cost: Mapping[str, float]) -> float:
        """A second."""
        return sum(cost[what] * number for what, number in each.items())

    lines = phones + 2 * going
    return [
        ("sessions that begin in a day; at once at most", f"{len(begun):,}; {going:,}"),
        ("phones", f"{phones:,}"),
        ("acts a second, and views to a whole session", f"{each['act']:,.0f}; {each['push']:,.0f}"),
        (f"workers: at {SHARE:.0%} of a core each; at {LINES:,} lines each", f"{full}; {crowded}"),
        ("cores that acts take; that sessions at rest take", f"{acting:.1f}; {rest:.1f}"),
        ("busiest worker, with the storms", f"{max(rush.busy) / seconds + rest / workers:.0%}"),
        ("until an act is done, ms: median, p99, p99.9, last", _ms(rush)),
        ("memory of sessions on each worker, MB", f"{going * costs.session_bytes / workers / 1e6:,.0f}"),
        (f"cells of {CELL} workers, each with Redis and PostgreSQL", f"{cells}"),
        ("sessions in a cell", f"{going // cells:,}"),
        ("Redis, commands a second: all; a cell's", _both(of(costs.commands), cells)),
        ("Redis, Mbit a second in and out: all; a cell's", _both(of(costs.bytes) * 8e-6, cells)),
        ("Redis, busy: a cell's (full at 100 %, it has one core)", f"{of(costs.redis) / cells:.1%}"),
        ("one Redis for all would be busy", f"{of(costs.redis):.0%}"),
        ("PostgreSQL, rows a second: all; a cell's", _both(costs.rows * each["push"], cells)),
        ("PostgreSQL, MB an hour: all; a cell's", _both(costs.stored * each["push"] * 3600e-6, cells)),
        ("PostgreSQL, cores: all; a cell's", _both(of(costs.postgres) + going * costs.rest_postgres, cells)),
        ("haproxy, connections (phones, desks, screens)", f"{lines:,}"),
        (f"haproxies at {MAXCONN:,} connections each", f"{math.ceil(lines / MAXCONN)}"),
        ("haproxy, GB for TLS", f"{lines * TLS_BYTES / 1e9:.1f}"),
        ("haproxy, cores for what goes through", f"{of(costs.front):.1f}"),
        (f"all of {FAILS:.0%} come back within 10 s: cores for TLS", f"{FAILS * phones * TLS_S / 10:.1f}"),
    ]


def _ms(found: crowds.Told) -> str:
    return ", ".join(f"{1000 * found.wait(share):,.1f}" for share in (0.5, 0.99, 0.999, 1.0))


def _both(all_of_it: float, cells: int) -> str:
    return f"{all_of_it:,.1f}; {all_of_it / cells:,.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=SESSIONS)
    parser.add_argument("--couples", type=int, default=COUPLES)
    parser.add_argument("--seed", type=int, default=SEED)
    wanted = parser.parse_args()
    costs = crowds.costs(json.loads(MEASURED.read_text()))
    for name, value in told(costs, wanted.sessions, wanted.couples, wanted.seed):
        print(f"{name:<58} {value}")


if __name__ == "__main__":
    main()
