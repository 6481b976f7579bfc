"""Who let a delisting begin in an emergency, and who reviewed that."""

import sqlalchemy as sa
from alembic import op

revision = "0011_urgent_delistings"
down_revision = "0010_delistings"


def upgrade() -> None:
    """Make the columns."""
    for name in ("passed_by", "reviewed_by"):
        op.add_column("delistings", sa.Column(name, sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop them with all that they hold."""
    for name in ("passed_by", "reviewed_by"):
        op.drop_column("delistings", name)
