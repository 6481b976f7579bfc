"""What could not be taken back of what was posted about somebody who is forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0013_erasures_left"
down_revision = "0007_privacy"


def upgrade() -> None:
    """Add the column, empty for what was carried out before."""
    op.add_column("erasures", sa.Column("left_standing", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("erasures", "left_standing")
