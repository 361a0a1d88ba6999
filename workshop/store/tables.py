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
)

links = Table(
    "links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("expires", Float, nullable=False),
    Column("used", Boolean, nullable=False, default=False),
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
