"""Who said that they got what they have to know, and what channels and groups want to hear of."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0011_announcements_confirmed"
down_revision = "0010_announcements"


def upgrade() -> None:
    """Make room for it."""
    op.create_table(
        "chat_subscriptions",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "kind"),
    )
    op.add_column(
        "announcement_recipients", sa.Column("confirmed_at", schema.Moment(timezone=True), nullable=True)
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("chat_subscriptions")
    op.drop_column("announcement_recipients", "confirmed_at")
