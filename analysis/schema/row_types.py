"""Which row type each table of a story has."""

from analysis.schema.differences import Clock, Conflict, Fact, Finding, PassedOver, Reading
from analysis.schema.draft import DraftCheck
from analysis.schema.lineage import (
    ArticleOrigin,
    ClaimOrigin,
    Corroboration,
    Credit,
    Kin,
    Lineage,
    LineageEvidence,
)
from analysis.schema.speech import Entity, Mention, NearName, Quotation, QuoteVariant, Segment
from analysis.schema.texts import Article, Distinctive, Sentence, Similarity, Term
from analysis.schema.wording import (
    Alignment,
    Containment,
    Coverage,
    Group,
    Holder,
    Passage,
    Standing,
)

ROWS: dict[str, type] = {
    "articles": Article,
    "sentences": Sentence,
    "terms": Term,
    "distinctive": Distinctive,
    "similarity": Similarity,
    "passages": Passage,
    "groups": Group,
    "holders": Holder,
    "standing": Standing,
    "containment": Containment,
    "alignment": Alignment,
    "mentions": Mention,
    "entities": Entity,
    "near_names": NearName,
    "quotations": Quotation,
    "segments": Segment,
    "quote_variants": QuoteVariant,
    "facts": Fact,
    "conflicts": Conflict,
    "passed_over": PassedOver,
    "clock": Clock,
    "coverage": Coverage,
    "kin": Kin,
    "lineage": Lineage,
    "lineage_evidence": LineageEvidence,
    "origins": ArticleOrigin,
    "credits": Credit,
    "findings": Finding,
    "readings": Reading,
    "claim_origins": ClaimOrigin,
    "corroboration": Corroboration,
    "draft_checks": DraftCheck,
}
"""The tables of a story by name, as `Story` has them."""
