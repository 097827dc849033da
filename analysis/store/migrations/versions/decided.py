"""What an owner decided on a story of the shelf."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the table of decisions."""
    op.create_table(
        "decided",
        sa.Column("owner", sa.LargeBinary(32), primary_key=True, nullable=False),
        sa.Column("shelf", sa.LargeBinary(32), primary_key=True, nullable=False),
        sa.Column("decisions", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("tab", sa.String(40), nullable=False),
        sa.Column("saved", sa.BigInteger, nullable=False),
    )
