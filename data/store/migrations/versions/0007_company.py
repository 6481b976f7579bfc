"""Whose account was closed, and whose groups follow a platform."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0007_company"
down_revision = "0006_linking"


def upgrade() -> None:
    """Widen the table."""
    op.add_column("people", sa.Column("followed", sa.String(512), nullable=False, server_default="[]"))
    op.add_column("people", sa.Column("left_at", schema.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    """Narrow the table again."""
    op.drop_column("people", "left_at")
    op.drop_column("people", "followed")
