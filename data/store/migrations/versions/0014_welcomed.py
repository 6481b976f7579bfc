"""Who was told what can be done here: a sign that is set once, as asking what they ever said took too long."""

import sqlalchemy as sa
from alembic import op

revision = "0014_welcomed"
down_revision = "0007_company"


def upgrade() -> None:
    """Make the column; whoever was here before needs no welcome."""
    op.add_column("people", sa.Column("welcomed", sa.Boolean(), nullable=False, server_default=sa.false()))
    people = sa.table("people", sa.column("person_id"), sa.column("welcomed"))
    accounts = sa.table("accounts", sa.column("person_id"), sa.column("used_at"))
    here = sa.select(accounts.c.person_id).where(accounts.c.used_at.is_not(None))
    op.execute(sa.update(people).where(people.c.person_id.in_(here)).values(welcomed=sa.true()))


def downgrade() -> None:
    """Drop it again."""
    op.drop_column("people", "welcomed")
