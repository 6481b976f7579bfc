"""Files that people send."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0005_files"
down_revision = "0004_ways_out"


def upgrade() -> None:
    """Make the tables, and count a ticket's files."""
    op.create_table(
        "files",
        sa.Column("file_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("said_in", sa.BigInteger(), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("sent_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=True),
        sa.Column("described", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_files_subject", "files", ["subject"])
    op.create_table(
        "file_bodies",
        sa.Column("file_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )
    op.add_column("chats", sa.Column("wordless", sa.String(64), nullable=False, server_default=""))
    op.add_column("tickets", sa.Column("files", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("tickets", "files")
    op.drop_column("chats", "wordless")
    op.drop_table("file_bodies")
    op.drop_table("files")
