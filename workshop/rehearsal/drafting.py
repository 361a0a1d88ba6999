"""Two simulated partners at one shared draft: both write at once, mark the words they see, and compare in the end."""

import json
import secrets
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from pycrdt import Doc, Map, Text

from workshop.rehearsal.answers import private
from workshop.rehearsal.roles import Step
from workshop.rehearsal.sealing import Keys, mark, seal_bytes, unseal_bytes

if TYPE_CHECKING:
    from workshop.rehearsal.phone import Phone

CLAUSE = "1"
"""The clause that both write into."""
SNIPPETS = 4
"""How often somebody types a little, in one step."""


class Draft:
    """One phone's document of a draft. `last`: up to which update it holds all; `agreed`: what the server says."""

    def __init__(self, step: Step, keys: Keys, seat: str) -> None:
        self.id, self.keys, self.seat = step["id"], keys, seat
        self.fields, self.clauses = step["body"]["fields"], step["body"]["max"]
        self.doc: Any = Doc()
        self.last = 0
        self.agreed: dict[str, str] = {}

    @property
    def slot(self) -> str:
        return f"draft:{self.id}"

    def take(self, update: tuple[int, str, str]) -> bool:
        """Apply an update that comes next; False when some before it are missing."""
        n, seat, blob = update
        if n > self.last + 1:
            return False
        if n == self.last + 1:
            self.doc.apply_update(unseal_bytes(self.keys, self.slot, seat, blob))
            self.last = n
        return True

    def catch_up(self, ack: dict[str, Any]) -> None:
        """All that the server holds beyond what is here; a snapshot stands for everything before it."""
        for n, seat, blob in ack["updates"]:
            if n > self.last:
                self.doc.apply_update(unseal_bytes(self.keys, self.slot, seat, blob))
        self.last, self.agreed = max(self.last, ack["n"]), ack["agreed"]

    def type(self, text: str) -> str:
        """Write at the end of the clause's first field; the sealed update."""
        before = self.doc.get_state()
        field = self.text(CLAUSE, self.fields[0]["id"])
        field += text
        return self.sealed(before)

    def sealed(self, before: bytes) -> str:
        """All that is new since a state of the document, as an update."""
        return seal_bytes(self.keys, self.slot, self.seat, self.doc.get_update(before))

    def whole(self) -> str:
        """A sealed snapshot of everything."""
        return seal_bytes(self.keys, self.slot, self.seat, self.doc.get_update())

    def text(self, clause: str, field: str) -> Text:
        text: Text = self.doc.get(f"{clause}/{field}", type=Text)
        return text

    def words(self, clause: str = CLAUSE) -> str:
        """The clause as it is marked (docs/protocol.md): the JSON of its fields, in order."""
        told = [[field["id"], self._value(clause, field)] for field in self.fields]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def _value(self, clause: str, field: dict[str, Any]) -> Any:
        if field["kind"] == "text":
            return normalize("NFC", str(self.text(clause, field["id"]))).strip()
        chosen: dict[str, Any] = self.doc.get("choices", type=Map).to_py() or {}
        return chosen.get(f"{clause}/{field['id']}", "")

    def marks(self, yes: bool) -> dict[str, str]:
        """This phone's marks on all clauses; whatever is not a yes looks like any other."""
        drawn = {str(clause): secrets.token_hex(16) for clause in range(1, self.clauses + 1)}
        return {**drawn, CLAUSE: self.yes()} if yes else drawn

    def yes(self) -> str:
        return mark(self.keys, self.id, CLAUSE, self.words())

    @property
    def is_agreed(self) -> bool:
        """Whether both said yes to exactly the words that stand here now."""
        return self.agreed.get(CLAUSE) == self.yes()


async def open_draft(phone: "Phone", step: Step) -> Draft:
    """Open or catch up this phone's draft of the step."""
    assert phone.keys is not None
    draft = phone.drafts.setdefault(step["id"], Draft(step, phone.keys, phone.seat))
    draft.catch_up(await phone.act("draft", draft=draft.id, after=draft.last))
    return draft


async def write(phone: "Phone", step: Step) -> None:
    """Type a little into the shared clause, whatever the partner is typing."""
    draft = await open_draft(phone, step)
    snippet = f"{private(phone.marker, phone.chance)}. "
    update = draft.type(snippet)
    await phone.act("write", draft=draft.id, blob=update)
    phone.typed.setdefault(draft.id, []).append(snippet)
    if phone.chance.random() < 0.1:
        await phone.act("compact", draft=draft.id, upto=draft.last, blob=draft.whole())


async def settle(phone: "Phone", step: Step) -> None:
    """Mark the words as they stand now: yes, unless this person rather leaves things open."""
    draft = await open_draft(phone, step)
    await phone.act("mark", draft=draft.id, marks=draft.marks(yes=phone.habit.passes < 1))
    phone.note_agreement(draft)


def is_draft(step: Step) -> bool:
    """Whether two write together in it."""
    return "fields" in step["body"]
