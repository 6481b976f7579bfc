"""What comes in, what goes out, what is due."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0002_in_and_out"
down_revision = "0001_people"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "cards",
        sa.Column("card_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("order_no", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unknowns", sa.Integer(), nullable=False),
        sa.Column("not_before", schema.Moment(timezone=True), nullable=True),
        sa.Column("attempted_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("message_ref", sa.String(length=128), nullable=True),
        sa.Column("reason", sa.String(length=128), nullable=False),
        sa.Column("instance", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=16), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("card_id"),
        sa.UniqueConstraint("kind", "subject", "instance", "chat_id", name="card_once"),
    )
    op.create_index("cards_by_subject", "cards", ["subject"], unique=False)
    pending = sa.text(
        "(wanted > shown OR state IN ('unknown', 'sending')) AND state NOT IN ('failed', 'withdrawn')"
    )
    op.create_index(
        "cards_pending",
        "cards",
        ["chat_id", "priority", "order_no"],
        unique=False,
        sqlite_where=pending,
        postgresql_where=pending,
    )
    op.create_table(
        "due_rows",
        sa.Column("due_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("due_id"),
        sa.UniqueConstraint("name", "subject", name="due_once"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_due_rows_at"), "due_rows", ["at"], unique=False)
    op.create_table(
        "form_sessions",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("draft", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_form_sessions_chat_id"), "form_sessions", ["chat_id"], unique=False)
    op.create_table(
        "inbox",
        sa.Column("inbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("lane", sa.String(length=96), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("received_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=255), nullable=False),
        sa.Column("done_at", schema.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("inbox_id"),
        sa.UniqueConstraint("source", "key", name="inbox_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("inbox_waiting", "inbox", ["state", "inbox_id"], unique=False)
    op.create_table(
        "messages",
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("order_no", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unknowns", sa.Integer(), nullable=False),
        sa.Column("not_before", schema.Moment(timezone=True), nullable=True),
        sa.Column("attempted_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("message_ref", sa.String(length=128), nullable=True),
        sa.Column("reason", sa.String(length=128), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("only_for", sa.BigInteger(), nullable=True),
        sa.Column("about_card", sa.String(length=64), nullable=False),
        sa.Column("promised_at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("message_id"),
    )
    op.create_index("messages_by_state", "messages", ["state", "chat_id"], unique=False)
    op.create_table(
        "spoken",
        sa.Column("spoken_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("said_at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("spoken_id"),
    )


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    op.drop_table("form_sessions")
    op.drop_table("due_rows")
    op.drop_table("spoken")
    op.drop_table("messages")
    op.drop_table("cards")
    op.drop_table("inbox")
