"""The tables. A change here needs a migration; a test compares the two."""

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(120), nullable=False, unique=True),
    Column("password", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("stamp", String(32), nullable=False),
    Column("created_at", Float, nullable=False, default=0.0),
)

# `purpose`: "sign-in", or "invite" for a new account, which may come into one workshop in one role.
links = Table(
    "links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("expires", Float, nullable=False),
    Column("used", Boolean, nullable=False, default=False),
    Column("purpose", String(10), nullable=False, default="sign-in"),
    Column("workshop", String(32), nullable=True),
    Column("role", String(20), nullable=True),
    Column("by", String(32), nullable=True),
)

# Browsers that were signed out, as long as a copy of their cookie could still open something.
signed_out = Table(
    "signed_out",
    metadata,
    Column("browser", String(32), primary_key=True),
    Column("at", Float, nullable=False),
)

workshops = Table(
    "workshops",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(32), nullable=True),
    Column("title", String(200), nullable=False),
    Column("agenda", String(80), nullable=False),
    Column("language", String(10), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("sheet", Text, nullable=True),
    Column("version", Integer, nullable=False, default=1),
    Column("preflight", Text, nullable=True),
    Column("deleted_at", Float, nullable=True),
)

# Who else may come to a workshop's desk, and what they may do there: "lead", "timer" or "moderator".
members = Table(
    "members",
    metadata,
    Column("workshop", String(32), primary_key=True),
    Column("account", String(32), primary_key=True),
    Column("role", String(20), nullable=False),
)

# Exercises of a facilitator's own: the same YAML as the files, and whether the recognition test was passed for it.
own_exercises = Table(
    "own_exercises",
    metadata,
    Column("owner", String(32), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("title", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("recognised", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False, default=1),
    Column("changed_at", Float, nullable=False),
)

# Where help is, a row a country; `checked` is the day (ISO) on which somebody last looked whether it is still true.
resources = Table(
    "resources",
    metadata,
    Column("owner", String(32), primary_key=True),
    Column("country", String(40), primary_key=True),
    Column("lines", Text, nullable=False),
    Column("checked", String(10), nullable=True),
    Column("version", Integer, nullable=False, default=1),
    Column("changed_at", Float, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("workshop", String(32), nullable=False, index=True),
    Column("code", String(12), nullable=False, index=True),
    Column("screen", String(64), nullable=False, unique=True),
    Column("opened_at", Float, nullable=False),
    Column("ended_at", Float, nullable=True),
    Column("rehearsal", Boolean, nullable=False, default=False),
)

events = Table(
    "events",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("type", String(40), nullable=False),
    Column("at", Float, nullable=False),
    Column("body", Text, nullable=False),
    Column("act", String(32), nullable=True),
)

# No row order, no time, no seat: a ballot's key is the random receipt its phone drew (docs/privacy.md).
ballots = Table(
    "ballots",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("run", Integer, primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("answer", Text, nullable=False),
    sqlite_with_rowid=False,
)

sealed = Table(
    "sealed",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("couple", String(64), primary_key=True),
    Column("slot", String(40), primary_key=True),
    Column("seat", String(1), primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# One row an update of a shared draft, sealed by its author; a snapshot takes the place of all up to its number.
drafts = Table(
    "drafts",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("couple", String(64), primary_key=True),
    Column("draft", String(140), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("seat", String(1), nullable=False),
    Column("blob", LargeBinary, nullable=False),
    Column("act", String(32), nullable=False),
    sqlite_with_rowid=False,
)

marks = Table(
    "marks",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("couple", String(64), primary_key=True),
    Column("draft", String(140), primary_key=True),
    Column("seat", String(1), primary_key=True),
    Column("clause", String(2), primary_key=True),
    Column("mark", String(32), nullable=False),
    sqlite_with_rowid=False,
)

# One question by link, weeks later. `people` and `units` are the largest room the session had.
followups = Table(
    "followups",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("token", String(64), nullable=False, unique=True),
    Column("opens_at", Float, nullable=False),
    Column("closes_at", Float, nullable=False),
    Column("people", Integer, nullable=False),
    Column("units", Integer, nullable=False),
    Column("released", Text, nullable=True),
)

followup_ballots = Table(
    "followup_ballots",
    metadata,
    Column("session", String(32), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("answer", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What was erased, by workshop: counts and dates, nothing of what it said.
receipts = Table(
    "receipts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("workshop", String(32), nullable=False, index=True),
    Column("at", Float, nullable=False),
    Column("body", Text, nullable=False),
)
