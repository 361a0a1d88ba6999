"""Shared drafts and marks on them. What partners hand each other is no event any more.

Phones count fewer events from here on. Each session notes how far they had counted, or phones took new views for old.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("session", sa.String(32), primary_key=True),
        sa.Column("couple", sa.String(64), primary_key=True),
        sa.Column("draft", sa.String(140), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("seat", sa.String(1), nullable=False),
        sa.Column("blob", sa.LargeBinary, nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "marks",
        sa.Column("session", sa.String(32), primary_key=True),
        sa.Column("couple", sa.String(64), primary_key=True),
        sa.Column("draft", sa.String(140), primary_key=True),
        sa.Column("seat", sa.String(1), primary_key=True),
        sa.Column("clause", sa.String(2), primary_key=True),
        sa.Column("mark", sa.String(32), nullable=False),
        sqlite_with_rowid=False,
    )
    _note_how_far_phones_counted(op.get_bind())
    op.execute(sa.text("DELETE FROM events WHERE type = 'sealed'"))


def _note_how_far_phones_counted(connection: sa.Connection) -> None:
    counted = sa.text("SELECT session, max(seq) AS seq FROM events GROUP BY session")
    opened = sa.text("SELECT body FROM events WHERE session = :session AND type = 'opened'")
    noted = sa.text("UPDATE events SET body = :body WHERE session = :session AND type = 'opened'")
    for session, seq in connection.execute(counted).all():
        for (body,) in connection.execute(opened, {"session": session}).all():
            told = json.dumps({**json.loads(body), "told": seq})
            connection.execute(noted, {"session": session, "body": told})
