"""Tables that were made of a story, kept with it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table of tables."""
    story = sa.ForeignKey("story.story_id", ondelete="CASCADE")
    op.create_table(
        "made",
        sa.Column("story_id", sa.String(40), story, primary_key=True, nullable=False),
        sa.Column("name", sa.String(40), primary_key=True, nullable=False),
        sa.Column("key", sa.LargeBinary(32), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
