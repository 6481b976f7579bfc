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
    op.create_table(
        "erasures",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("done_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=True),
        sa.Column("overwritten", sa.Integer(), nullable=True),
        sa.Column("unreached", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False, server_default=""),
        sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_erasures_person_id"), "erasures", ["person_id"])
    op.create_table(
        "legal_holds",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("until", schema.Moment(timezone=True), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_legal_holds_person_id"), "legal_holds", ["person_id"])
    op.execute("UPDATE people SET consent = 'given' WHERE company_key IS NOT NULL")


def downgrade() -> None:
    """Narrow the table again and drop the others."""
    op.drop_table("legal_holds")
    op.drop_table("erasures")
    for column in ("consent_at", "consent_version", "consent"):
        op.drop_column("people", column)
