"""What people said to the privacy notice, who wants to be forgotten, and what must be held."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0007_privacy"
down_revision = "0006_linking"


def upgrade() -> None:
    """Widen the table of people and make the others."""
    op.add_column("people", sa.Column("consent", sa.String(16), nullable=False, server_default=""))
    op.add_column("people", sa.Column("consent_version", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("people", sa.Column("consent_at", schema.Moment(timezone=True), nullable=True))
    op.execute("UPDATE people SET consent = 'given' WHERE company_key IS NOT NULL")


def downgrade() -> None:
    """Narrow the table again and drop the others."""
    for column in ("consent_at", "consent_version", "consent"):
        op.drop_column("people", column)
