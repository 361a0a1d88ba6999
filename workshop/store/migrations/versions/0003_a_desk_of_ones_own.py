"""Run sheets, exercises, resources and company of one's own; the question weeks later; receipts of erasing."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _widen_what_there_is()
    _before_the_session()
    _after_the_session()


def _widen_what_there_is() -> None:
    op.add_column("accounts", sa.Column("created_at", sa.Float, nullable=False, server_default="0"))
    op.add_column("links", sa.Column("purpose", sa.String(10), nullable=False, server_default="sign-in"))
    op.add_column("links", sa.Column("workshop", sa.String(32), nullable=True))
    op.add_column("links", sa.Column("role", sa.String(20), nullable=True))
    op.add_column("links", sa.Column("by", sa.String(32), nullable=True))
    op.add_column("workshops", sa.Column("sheet", sa.Text, nullable=True))
    op.add_column("workshops", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("workshops", sa.Column("preflight", sa.Text, nullable=True))
    op.add_column("workshops", sa.Column("deleted_at", sa.Float, nullable=True))


def _before_the_session() -> None:
    op.create_table(
        "members",
        sa.Column("workshop", sa.String(32), primary_key=True),
        sa.Column("account", sa.String(32), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
    )
    op.create_table(
        "own_exercises",
        sa.Column("owner", sa.String(32), primary_key=True),
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("recognised", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Float, nullable=False),
    )
    op.create_table(
        "resources",
        sa.Column("owner", sa.String(32), primary_key=True),
        sa.Column("country", sa.String(40), primary_key=True),
        sa.Column("lines", sa.Text, nullable=False),
        sa.Column("checked", sa.String(10), nullable=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.Float, nullable=False),
    )


def _after_the_session() -> None:
    op.create_table(
        "followups",
        sa.Column("session", sa.String(32), primary_key=True),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("opens_at", sa.Float, nullable=False),
        sa.Column("closes_at", sa.Float, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("units", sa.Integer, nullable=False),
        sa.Column("released", sa.Text, nullable=True),
    )
    op.create_table(
        "followup_ballots",
        sa.Column("session", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("answer", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("workshop", sa.String(32), nullable=False, index=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
