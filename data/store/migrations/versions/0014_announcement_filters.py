"""Whom of its audience alone an announcement is for."""

import sqlalchemy as sa
from alembic import op

revision = "0014_announcement_filters"
down_revision = "0013_announcement_links"

_WIDTHS = {"to_platform": 16, "to_language": 8, "to_group": 64}


def upgrade() -> None:
    """Make room for it."""
    for name, width in _WIDTHS.items():
        op.add_column(
            "announcements", sa.Column(name, sa.String(length=width), nullable=False, server_default="")
        )


def downgrade() -> None:
    """Forget it."""
    for name in _WIDTHS:
        op.drop_column("announcements", name)
