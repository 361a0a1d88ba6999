"""The rehearsal's counting: what was sent, what came back, and what of it is lost or there twice. Pure."""

from dataclasses import dataclass, field


@dataclass
class Act:
    """One act on its way; `ms` once it was acknowledged, and whether the answer was a yes."""

    act: str
    ms: float | None = None
    ok: bool = False


@dataclass
class Ballot:
    """One answer to the room, by its receipt."""

    run: int
    accepted: bool = False
    counted: bool = False


@dataclass
class Books:
    """`written`: run to the number of ballots that the server says lie in its box (rehearsals only).

    `exchanged`: couple and run to the seats that read the other's text; `missing`: exchanges that both handed in and
    that never came; `agreed`: couple and draft of clauses to which both said yes, as a phone shows it.
    `requests`: how often somebody asked for help. `twice`: by what it is, how many more effects the desk shows than
    acts were sent.
    """

    acts: dict[str, Act] = field(default_factory=dict)
    ballots: dict[str, Ballot] = field(default_factory=dict)
    written: dict[int, int] = field(default_factory=dict)
    reconnects: int = 0
    requests: int = 0
    twice: dict[str, int] = field(default_factory=dict)
    exchanged: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    missing: set[tuple[int, int]] = field(default_factory=set)
    agreed: set[tuple[int, str]] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def sent(self, id: str, act: str) -> None:
        self.acts.setdefault(id, Act(act))

    def acked(self, id: str, ms: float, ok: bool = True) -> None:
        """`ms`: from sending to the ack, without the time the phone was cut off."""
        self.acts[id].ms, self.acts[id].ok = ms, ok

    def handed_in(self, run: int, receipt: str) -> None:
        self.ballots.setdefault(receipt, Ballot(run))

    def accepted(self, receipt: str, counted: bool) -> None:
        ballot = self.ballots[receipt]
        ballot.accepted = True
        ballot.counted = ballot.counted or counted

    def taken_back(self, receipt: str) -> None:
        """The ballot was withdrawn, or refused: nobody expects it to be counted."""
        self.ballots.pop(receipt, None)

    def in_the_box(self, written: dict[str, int]) -> None:
        for run, count in written.items():
            self.written[int(run)] = max(count, self.written.get(int(run), 0))

    def shown(self, what: str, times: int, sent: int) -> None:
        """The desk shows the effect of an act so many times, and the act was sent so often."""
        self.twice[what] = max(0, times - sent)

    def error(self, text: str) -> None:
        self.errors.append(text)

    @property
    def unacked(self) -> list[str]:
        return [act.act for act in self.acts.values() if act.ms is None]

    @property
    def ack_ms(self) -> list[float]:
        return [act.ms for act in self.acts.values() if act.ms is not None]

    @property
    def counted(self) -> int:
        return sum(ballot.counted for ballot in self.ballots.values())

    @property
    def exchanges(self) -> int:
        """Pairs of texts that both partners could open and read."""
        return sum(seats == {"A", "B"} for seats in self.exchanged.values())

    @property
    def lost(self) -> int:
        return len(self.unacked) + len(self.missing) + sum(self._lost_of(run) for run in self._runs())

    @property
    def doubled(self) -> int:
        """Ballots in the box beyond those sent, and effects shown more often than their acts were sent."""
        return sum(self._doubled_of(run) for run in self._runs()) + sum(self.twice.values())

    def told(self) -> list[str]:
        """A sentence for everything that is lost or doubled."""
        lost = [f"{self._lost_of(run)} ballots of run {run} are lost" for run in self._runs() if self._lost_of(run)]
        more = [
            f"{self._doubled_of(run)} ballots too many lie in run {run}"
            for run in self._runs()
            if self._doubled_of(run)
        ]
        return [
            *(f"the act {act} was never acknowledged" for act in self.unacked),
            *lost,
            *(f"what couple {couple} exchanged in run {run} is lost" for couple, run in sorted(self.missing)),
            *more,
            *(
                f"the desk shows {times} {what} more than there should be"
                for what, times in self.twice.items()
                if times
            ),
        ]

    def _lost_of(self, run: int) -> int:
        """Accepted ballots that were never said to be counted, or that the box does not hold."""
        accepted, counted = self._of(run, "accepted"), self._of(run, "counted")
        missing = accepted - self.written[run] if run in self.written else 0
        return max(accepted - counted, missing, 0)

    def _doubled_of(self, run: int) -> int:
        sent = sum(ballot.run == run for ballot in self.ballots.values())
        return max(0, self.written.get(run, 0) - sent)

    def _runs(self) -> list[int]:
        return sorted({ballot.run for ballot in self.ballots.values()} | set(self.written))

    def _of(self, run: int, mark: str) -> int:
        return sum(getattr(ballot, mark) for ballot in self.ballots.values() if ballot.run == run)
