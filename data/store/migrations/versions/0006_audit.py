"""Entries of the audit chain are found by subject, person and instant, and heads of it are kept."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006_audit"
down_revision = "0005_hooks"

FILED_AT_ONCE = 5_000
entries = sa.table(
    "audit_entries",
    sa.column("entry_id", sa.BigInteger),
    sa.column("body", sa.LargeBinary),
    sa.column("person_id", sa.BigInteger),
    sa.column("subject", sa.Text),
)


def upgrade() -> None:
    """Widen the table, file what stands in it, and make the table of heads."""
    op.add_column("audit_entries", sa.Column("person_id", sa.BigInteger(), nullable=True))
    op.add_column("audit_entries", sa.Column("subject", sa.Text(), nullable=False, server_default=""))
    _file_all(op.get_bind())
    op.create_index("audit_by_subject", "audit_entries", ["subject", "entry_id"])
    op.create_index("audit_by_person", "audit_entries", ["person_id", "entry_id"])
    op.create_index("audit_by_instant", "audit_entries", ["at"])
    op.create_table(
        "audit_heads",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("chained", sa.LargeBinary(), nullable=False),
    )


def _file_all(connection: sa.Connection) -> None:
    filed = (
        sa.update(entries)
        .where(entries.c.entry_id == sa.bindparam("number"))
        .values(person_id=sa.bindparam("by"), subject=sa.bindparam("about"))
    )
    last = 0
    some = sa.select(entries.c.entry_id, entries.c.body).order_by(entries.c.entry_id).limit(FILED_AT_ONCE)
    while rows := connection.execute(some.where(entries.c.entry_id > last)).all():
        told = [(row.entry_id, json.loads(row.body)) for row in rows]
        connection.execute(
            filed, [{"number": number, "by": one["by"], "about": one["subject"]} for number, one in told]
        )
        last = rows[-1].entry_id


def downgrade() -> None:
    """Drop the table and narrow the other again."""
    op.drop_table("audit_heads")
    for index in ("audit_by_instant", "audit_by_person", "audit_by_subject"):
        op.drop_index(index, "audit_entries")
    op.drop_column("audit_entries", "subject")
    op.drop_column("audit_entries", "person_id")
