"""Menus of commands that stand in people's private chats."""

import sqlalchemy as sa
from alembic import op

revision = "0007_command_menus"
down_revision = "0002_in_and_out"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "command_menus",
        sa.Column("chat_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("command_menus")
