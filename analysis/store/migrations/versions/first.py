"""Stories, their articles, links to them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the three tables."""
    op.create_table(
        "story",
        sa.Column("story_id", sa.String(40), primary_key=True),
        sa.Column("owner", sa.LargeBinary(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("begins", sa.Text, nullable=False),
        sa.Column("n_articles", sa.Integer, nullable=False),
        sa.Column("decisions", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("tab", sa.String(40), nullable=False),
        sa.Column("saved", sa.BigInteger, nullable=False),
        sa.Column("deleted", sa.BigInteger),
    )
    op.create_index("story_of_owner", "story", ["owner", "saved"])
    op.create_table("article", _of_story(primary_key=True), *_article())
    op.create_table("link", *_link())
    op.create_index("link_of_story", "link", ["story_id"])


def _of_story(*, primary_key: bool) -> sa.Column[str]:
    story = sa.ForeignKey("story.story_id", ondelete="CASCADE")
    return sa.Column("story_id", sa.String(40), story, primary_key=primary_key, nullable=False)


def _article() -> list[sa.Column[Any]]:
    return [
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
    ]


def _link() -> list[sa.Column[Any]]:
    return [
        sa.Column("token", sa.LargeBinary(32), primary_key=True),
        _of_story(primary_key=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("extract", sa.Text),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("revoked", sa.BigInteger),
    ]
