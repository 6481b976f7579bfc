"""Room for an app where somebody chose what they hear of."""

import sqlalchemy as sa
from alembic import op

revision = "0015_app_subscriptions"
down_revision = "0014_announcement_filters"


def upgrade() -> None:
    """Make room for the name of an app."""
    _widen(16, 72)


def downgrade() -> None:
    """Forget what was chosen about apps, which has no room any more."""
    op.execute(sa.text("DELETE FROM subscriptions WHERE kind LIKE 'app.%'"))
    _widen(72, 16)


def _widen(before: int, after: int) -> None:
    with op.batch_alter_table("subscriptions") as table:
        table.alter_column(
            "kind",
            existing_type=sa.String(length=before),
            type_=sa.String(length=after),
            existing_nullable=False,
        )
