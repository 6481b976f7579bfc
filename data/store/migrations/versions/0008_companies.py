"""Companies that were applied."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0008_companies"
down_revision = "0007_company"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "companies",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("applied_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )


def downgrade() -> None:
    """Drop the table with all that it holds."""
    op.drop_table("companies")
