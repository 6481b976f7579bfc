"""Tickets that were there before they could be searched are to be found as well."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0012_older_tickets"
down_revision = "0011_ticket_tokens"

DUE = sa.table(
    "due_rows",
    sa.column("name", sa.String()),
    sa.column("subject", sa.String()),
    sa.column("at", schema.Moment(timezone=True)),
)


def upgrade() -> None:
    """Let what is there be read for its terms, piece by piece, once the desk runs: only the desk has the keys."""
    last = op.get_bind().execute(sa.text("SELECT max(number) FROM tickets")).scalar()
    if last is not None:
        row = {"name": "feedback.index_older", "subject": f"FB-{last + 1}", "at": datetime.now(UTC)}
        op.execute(DUE.insert().values(**row))


def downgrade() -> None:
    """Let it be."""
    op.execute(DUE.delete().where(DUE.c.name == "feedback.index_older"))
