"""Master keys by name: which one wraps a key, and what is known of each."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0007_master_keys"
down_revision = "0001_people"


def upgrade() -> None:
    """Let each key say what wraps it, and make the table."""
    op.add_column("keys", sa.Column("master", sa.String(length=16), server_default="", nullable=False))
    op.create_table(
        "master_keys",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("held_at", sa.String(length=512), nullable=False),
        sa.Column("confirmed_at", schema.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    """Forget which master key is which; all of them are tried then."""
    op.drop_table("master_keys")
    op.drop_column("keys", "master")
