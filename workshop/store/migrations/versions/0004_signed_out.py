"""Browsers that were signed out: a copy of their cookie is worthless from then on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signed_out",
        sa.Column("browser", sa.String(32), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
    )
