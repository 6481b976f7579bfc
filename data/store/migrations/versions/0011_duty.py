"""Who is on duty instead of whom."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0011_duty"
down_revision = "0009_approvals"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "duty_covers",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rota", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("relieved_id", sa.BigInteger(), nullable=False),
        sa.Column("begins", schema.Moment(timezone=True), nullable=False),
        sa.Column("ends", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_duty_covers_rota"), "duty_covers", ["rota"], unique=False)


def downgrade() -> None:
    """Drop it with all that it holds."""
    op.drop_table("duty_covers")
