"""Where the links of announcements lead."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0013_announcement_links"
down_revision = "0011_announcements_confirmed"


def upgrade() -> None:
    """Make room for it."""
    op.create_table(
        "announcement_links",
        sa.Column("announcement_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("link", sa.String(length=32), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(length=64), nullable=False),
        sa.Column("looked_at", schema.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("announcement_number", "link"),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("announcement_links")
