"""The tables of the database, as they are after all migrations; times are seconds since 1970.

Texts are kept as bytes, and what is known of them as JSON: PostgreSQL takes no NUL in its own kind
of text, and every text must come back as it was given.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

stories = Table(
    "story",
    METADATA,
    Column("story_id", String(40), primary_key=True),
    Column("owner", LargeBinary(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("begins", Text, nullable=False),
    Column("n_articles", Integer, nullable=False),
    Column("decisions", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("tab", String(40), nullable=False),
    Column("saved", BigInteger, nullable=False),
    Column("deleted", BigInteger),
    Index("story_of_owner", "owner", "saved"),
)
"""A story: `owner` is the SHA-256 of who owns it, `tab` the session that saved it last."""

articles = Table(
    "article",
    METADATA,
    Column(
        "story_id", String(40), ForeignKey("story.story_id", ondelete="CASCADE"), primary_key=True
    ),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("about", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
)
"""The articles of a story in their order; `about` is what is known of one, `text` its UTF-8."""

links = Table(
    "link",
    METADATA,
    Column("token", LargeBinary(32), primary_key=True),
    Column(
        "story_id", String(40), ForeignKey("story.story_id", ondelete="CASCADE"), nullable=False
    ),
    Column("label", Text, nullable=False),
    Column("extract", Text),
    Column("made", BigInteger, nullable=False),
    Column("ends", BigInteger, nullable=False),
    Column("revoked", BigInteger),
    Index("link_of_story", "story_id"),
)
"""A link to a story: `token` is the SHA-256 of what stands in the address, `extract` what it opens
where that is not the whole story."""

made = Table(
    "made",
    METADATA,
    Column(
        "story_id", String(40), ForeignKey("story.story_id", ondelete="CASCADE"), primary_key=True
    ),
    Column("name", String(40), primary_key=True),
    Column("key", LargeBinary(32), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Tables made of a story, a row each: `key` says of what content and by which rules, `size` how
many bytes the packed `body` has unpacked."""

decided = Table(
    "decided",
    METADATA,
    Column("owner", LargeBinary(32), primary_key=True),
    Column("shelf", LargeBinary(32), primary_key=True),
    Column("decisions", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("tab", String(40), nullable=False),
    Column("saved", BigInteger, nullable=False),
)
"""What an owner decided on a story of the shelf: `shelf` is the SHA-256 of its name there."""
