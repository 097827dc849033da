"""Every table of the package, column by column: one NamedTuple a table, its fields the columns.

All `start, stop` are half-open code-point offsets into `articles.text` as given: `text[start:stop]`
holds. Shares and scores are 0-1. `_a`, `_b` are the two sides of a pair, `article_a` first in the
order of `articles`. A table without rows keeps its columns and their types.
"""

from analysis.frames import frame as frame
from analysis.frames import table as table
from analysis.frames import types as types
from analysis.schema.differences import Clock as Clock
from analysis.schema.differences import Conflict as Conflict
from analysis.schema.differences import Fact as Fact
from analysis.schema.differences import Finding as Finding
from analysis.schema.differences import PassedOver as PassedOver
from analysis.schema.differences import Reading as Reading
from analysis.schema.draft import DraftCheck as DraftCheck
from analysis.schema.lineage import ArticleOrigin as ArticleOrigin
from analysis.schema.lineage import ClaimOrigin as ClaimOrigin
from analysis.schema.lineage import Corroboration as Corroboration
from analysis.schema.lineage import Credit as Credit
from analysis.schema.lineage import Kin as Kin
from analysis.schema.lineage import Lineage as Lineage
from analysis.schema.lineage import LineageEvidence as LineageEvidence
from analysis.schema.lineage import Update as Update
from analysis.schema.row_types import ROWS as ROWS
from analysis.schema.speech import Entity as Entity
from analysis.schema.speech import Mention as Mention
from analysis.schema.speech import NearName as NearName
from analysis.schema.speech import Quotation as Quotation
from analysis.schema.speech import QuoteVariant as QuoteVariant
from analysis.schema.speech import Segment as Segment
from analysis.schema.texts import DRAFT as DRAFT
from analysis.schema.texts import Article as Article
from analysis.schema.texts import Distinctive as Distinctive
from analysis.schema.texts import Problem as Problem
from analysis.schema.texts import Sentence as Sentence
from analysis.schema.texts import SharedTerm as SharedTerm
from analysis.schema.texts import Similarity as Similarity
from analysis.schema.texts import Term as Term
from analysis.schema.wording import Alignment as Alignment
from analysis.schema.wording import Containment as Containment
from analysis.schema.wording import Coverage as Coverage
from analysis.schema.wording import Group as Group
from analysis.schema.wording import Holder as Holder
from analysis.schema.wording import Passage as Passage
from analysis.schema.wording import Standing as Standing
