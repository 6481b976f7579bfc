"""Who typed a code that waits until whoever made it confirms."""

import sqlalchemy as sa
from alembic import op

revision = "0010_link_confirmation"
down_revision = "0009_approvals"


def upgrade() -> None:
    """Add the columns, empty for all codes that nobody has typed."""
    op.add_column("link_codes", sa.Column("typed_platform", sa.String(length=16), nullable=True))
    op.add_column("link_codes", sa.Column("typed_user_id", sa.String(length=64), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    op.drop_column("link_codes", "typed_user_id")
    op.drop_column("link_codes", "typed_platform")
