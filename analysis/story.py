"""The story: articles and every table about them, made once, when asked. Features meet here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from analysis import distinctive, draft, given, ingest, lazy
from analysis import findings as finding_rules
from analysis import quote_variants as variants
from analysis import quotes as speech
from analysis import similarity as similarities
from analysis.alignment import alignment as alignments
from analysis.alignment import coverage as coverages
from analysis.alignment import sentence_vectors, word_diff
from analysis.claims import clock as clocks
from analysis.claims import conflicts as conflict_rules
from analysis.claims import contradictions as flip_rules
from analysis.claims import pairs as answering
from analysis.claims import weighed as weighing
from analysis.export import notebook
from analysis.facts import extract as fact_rules
from analysis.lazy import made_once
from analysis.lineage import corroboration as corroborating
from analysis.lineage import credits as crediting
from analysis.lineage import family as families
from analysis.lineage import ledger, vouching
from analysis.names import aliases, spellings
from analysis.names import entities as names
from analysis.names import near_names as near
from analysis.params import Params
from analysis.reuse import clustering
from analysis.reuse import containment as containments
from analysis.reuse import groups as grouping
from analysis.reuse import passages as reuse
from analysis.reuse import standing as standing_text
from analysis.reuse import tokens as word_rules
from analysis.reuse.grams import Grams, shared_grams
from analysis.reuse.wording import shared_wording
from analysis.text import language
from analysis.text import sentences as sentence_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    import pandas as pd
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix
    from spacy.tokens import Doc

    from analysis.claims.sentence import Claim
    from analysis.reuse.spans import Shared

TABLES = tuple(
    "articles sentences terms distinctive similarity passages groups holders standing containment "
    "alignment mentions entities near_names quotations segments quote_variants facts conflicts "
    "passed_over clock coverage kin lineage lineage_evidence origins credits findings readings "
    "claim_origins corroboration draft_checks".split()
)
"""Every table that can be taken away, in the order in which a newcomer should meet them."""


@dataclass(frozen=True, init=False, eq=False)
class Story:
    """A story under study. Immutable: other articles or settings make another story.

    `articles` needs `article_id` and `text`; `label, outlet, title, published, url, role` are
    optional. It is kept sorted by article_id, so no table depends on the order given.

    Raises:
        UnreadableTable: when a needed column is missing or an article_id appears twice.

    >>> import pandas as pd
    >>> story = Story(pd.DataFrame({"article_id": ["b", "a"], "text": ["Two words.", "One."]}))
    >>> story.articles["article_id"].tolist(), story.articles["n_words"].tolist()
    (['a', 'b'], [1, 2])
    """

    texts: pd.DataFrame
    params: Params
    kept: dict[str, Any]
    """What those who show the story keep with it."""

    def __init__(self, articles: pd.DataFrame, params: Params | None = None) -> None:
        object.__setattr__(self, "texts", ingest.texts_table(articles))
        object.__setattr__(self, "params", params or Params())
        object.__setattr__(self, "kept", {})

    def made(self) -> dict[str, Any]:
        """Everything made so far, by name: tables, and what they are made from."""
        return lazy.made(self)

    def take(self, made: Mapping[str, Any]) -> None:
        """Uses what another story has made, where it is missing here; see `sharing`."""
        lazy.take(self, made)

    def _repr_html_(self) -> str:
        """The story as a notebook shows it; every word of an article escaped."""
        return notebook.shown(self, self.texts, self.made(), TABLES)

    @made_once
    def _forms(self) -> given.Forms:
        """The reading of each text that has a form other than itself."""
        return given.forms(self.texts["article_id"].tolist(), self.texts["text"].tolist())

    @property
    def _read(self) -> Story:
        """The story of the reading forms, from which tables are made; mostly the story itself."""
        return lazy.once(self, "the story as it is read", self._as_read)

    def _as_read(self) -> Story:
        if not self._forms:
            return self
        rows = zip(self.texts["article_id"], self.texts["text"], strict=True)
        forms = [self._forms[one].form if one in self._forms else text for one, text in rows]
        params = replace(
            self.params,
            speakers=given.speakers(self.params.speakers, self._forms),
            same_names=given.pairs(self.params.same_names),
            different_names=given.pairs(self.params.different_names),
        )
        read = Story(self.texts.assign(text=forms), params)
        vars(read)["the story as it is read"] = read
        return read

    @made_once
    def articles(self) -> pd.DataFrame:
        """`schema.Article` rows: what is known of each text, labelled and counted."""
        return ingest.articles_table(self.texts)

    @made_once
    def key(self) -> str:
        """SHA-256 over all that the tables depend on: texts, their metadata and the settings."""
        digest = hashlib.sha256(repr(self.params).encode())
        for row in self.texts.itertuples(index=False):
            digest.update(repr(tuple(row)).encode())
        return digest.hexdigest()

    @made_once
    def letters(self) -> dict[str, str]:
        """A short name for each article by its place in the table: A, B ... Z, AA, AB ..."""
        return {one: ingest.letter(n) for n, one in enumerate(self.texts["article_id"])}

    @made_once
    def sentences(self) -> pd.DataFrame:
        """`schema.Sentence` rows."""
        return sentence_rules.sentences(self.texts)

    @made_once
    def _vectors(self) -> dict[str, tuple[csr_matrix, np.ndarray]]:
        return {name: similarities.vectorize(self.texts, name) for name in similarities.MEASURES}

    @made_once
    def terms(self) -> pd.DataFrame:
        """`schema.Term` rows."""
        return similarities.terms(self.texts, *self._vectors["words"], self.params)

    @made_once
    def similarity(self) -> pd.DataFrame:
        """`schema.Similarity` rows."""
        matrices = {measure: matrix for measure, (matrix, _) in self._vectors.items()}
        return similarities.similarity(self.texts, matrices, self.params)

    @made_once
    def distinctive(self) -> pd.DataFrame:
        """`schema.Distinctive` rows: what sets each article apart from the others."""
        return distinctive.distinctive(self.texts, self.params)

    def shared_terms(self, article_a: str, article_b: str) -> pd.DataFrame:
        """`schema.SharedTerm` rows: why two articles are alike."""
        pair = (article_a, article_b)
        return similarities.shared_terms(self.texts, *self._vectors["words"], pair)

    @made_once
    def _sentence_vectors(self) -> sentence_vectors.Vectors:
        return sentence_vectors.vectors(self.texts, self.sentences, self.params)

    @made_once
    def alignment(self) -> pd.DataFrame:
        """`schema.Alignment` rows of all pairs; for one pair `aligned` is cheaper."""
        return alignments.alignment(self._sentence_vectors, self.params)

    def aligned(self, article_a: str, article_b: str) -> pd.DataFrame:
        """`schema.Alignment` rows of one pair, the sides as given; other pairs are not compared."""
        return self._aligned(article_a, article_b)

    @made_once
    def _aligned(self) -> Callable[[str, str], pd.DataFrame]:
        """The alignment of a pair, the last thousand pairs kept: a reader turns between few."""
        align = partial(alignments.aligned, self._sentence_vectors, params=self.params)
        return lru_cache(maxsize=1000)(align)

    @made_once
    def _batch(self) -> word_rules.Batch:
        """The words of all texts as arrays."""
        return word_rules.batch(self.texts["text"].tolist())

    @made_once
    def _grams(self) -> Grams:
        return shared_grams(self._batch.tokens, self.params.min_run)

    @made_once
    def _shared(self) -> Shared:
        """What each pair shares, of the kinds asked for."""
        return shared_wording(self._batch, self._grams, self._aside, self.params)

    @made_once
    def _set_aside(self) -> standing_text.StandingStretches:
        return standing_text.set_aside(self._batch, self._grams, self.params)

    @made_once
    def _aside(self) -> NDArray[np.bool_]:
        """One flag a word: set aside or not."""
        return standing_text.flags(self._set_aside, len(self._batch.tokens.hashes))

    @made_once
    def standing(self) -> pd.DataFrame:
        """`schema.Standing` rows."""
        return standing_text.standing(self.texts, self._batch, self._set_aside)

    @made_once
    def passages(self) -> pd.DataFrame:
        """`schema.Passage` rows."""
        return grouping.grouped(reuse.passages(self.texts, self._batch, self._shared), self.params)

    @made_once
    def holders(self) -> pd.DataFrame:
        """`schema.Holder` rows."""
        return grouping.holders(self.texts, self.passages)

    @made_once
    def groups(self) -> pd.DataFrame:
        """`schema.Group` rows."""
        return grouping.groups(self.passages, self.holders)

    @made_once
    def containment(self) -> pd.DataFrame:
        """`schema.Containment` rows."""
        made_of = (self.texts, self._batch, self._grams, self._shared)
        return containments.containment(*made_of, self.params, self._aside)

    changed_words = staticmethod(word_diff.changed_words)
    """The spans of words that differ between two texts, on each side."""

    @made_once
    def clusters(self) -> list[list[str]]:
        """Article ids grouped by shared wording, similar ones beside each other."""
        ids = self.texts["article_id"].tolist()
        shares = clustering.shares(ids, self.containment)
        groups = clustering.clusters(shares, self.params.min_cluster_share)
        return [[ids[n] for n in group] for group in groups]

    @made_once
    def docs(self) -> dict[str, Doc]:
        """The parse of each text, made once for names and quotations."""
        return dict(language.parse(self.texts))

    def parse(self, tell: Callable[[int, int], object]) -> None:
        """Makes `docs`, the slowest step, telling after each article how many are done of all."""
        lazy.once(self._read, "docs", lambda: self._read._parsed(tell))

    def _parsed(self, tell: Callable[[int, int], object]) -> dict[str, Doc]:
        docs = {}
        for article_id, doc in language.parse(self.texts):
            docs[article_id] = doc
            tell(len(docs), len(self.texts))
        return docs

    @made_once
    def mentions(self) -> pd.DataFrame:
        """`schema.Mention` rows: every name where it stands, each with its entity."""
        found = names.found(self.docs, self.params.entity_types)
        return aliases.mentions(found, language.engine(), self.params)

    @made_once
    def entities(self) -> pd.DataFrame:
        """`schema.Entity` rows: persons, organisations, places and groups of people."""
        return aliases.entities(self.mentions)

    @made_once
    def facts(self) -> pd.DataFrame:
        """`schema.Fact` rows: every number, amount, date, age and vote where it stands."""
        return fact_rules.facts(self.texts, self.sentences)

    @made_once
    def _claims(self) -> dict[answering.Place, Claim]:
        """Every sentence read for comparison."""
        return answering.read(self.sentences)

    @made_once
    def _answers(self) -> list[answering.Pair]:
        """Sentences of two articles that answer each other and differ."""
        return answering.pairs(self.alignment, self._claims, self.params)

    @made_once
    def _weighed(self) -> list[weighing.Weighed]:
        """Places that may not agree, each with what speaks against raising it."""
        flips = flip_rules.flips(self._answers, self._claims, self.params)
        return conflict_rules.weigh(self._answers, self._claims, self.facts, flips, self.params)

    @made_once
    def conflicts(self) -> pd.DataFrame:
        """`schema.Conflict` rows: places that do not agree, the most serious first."""
        return conflict_rules.conflicts(self._weighed)

    @made_once
    def passed_over(self) -> pd.DataFrame:
        """`schema.PassedOver` rows: places that differ and were not raised, and why not."""
        return weighing.passed_over(self._weighed)

    @made_once
    def clock(self) -> pd.DataFrame:
        """`schema.Clock` rows: events that articles have in different states."""
        return clocks.event_clock(self._claims, self.facts, self.params)

    @made_once
    def coverage(self) -> pd.DataFrame:
        """`schema.Coverage` rows: which statement stands in which articles."""
        return coverages.coverage(self.alignment, self.sentences, self.params)

    @made_once
    def near_names(self) -> pd.DataFrame:
        """`schema.NearName` rows: pairs of entities that may be one, for the editor to decide."""
        return near.near_names(self.entities, self.params)

    @made_once
    def _speech(self) -> dict[str, list[speech.FoundQuotation]]:
        return speech.read(self.texts, self.docs, self.params)

    @made_once
    def quotations(self) -> pd.DataFrame:
        """`schema.Quotation` rows."""
        found = speech.quotations(self.texts, self._speech, self.mentions, self.entities)
        found = speech.with_speakers(found, dict(self.params.speakers))
        return variants.with_utterances(self.texts, found, self.segments, self.params)

    @made_once
    def segments(self) -> pd.DataFrame:
        """`schema.Segment` rows."""
        return speech.segments(self._speech)

    @made_once
    def quote_variants(self) -> pd.DataFrame:
        """`schema.QuoteVariant` rows."""
        spoken = (self.quotations, self.segments, self.entities)
        return variants.quote_variants(self.articles, *spoken, self.params)

    @made_once
    def credits(self) -> pd.DataFrame:
        """`schema.Credit` rows: where a text says that it got something, or was changed."""
        return crediting.credits(self.texts)

    @made_once
    def _family(self) -> families.Family:
        """Every pair of articles judged, and what hangs on what."""
        shared = (self._batch, self._grams, self._aside, self.containment, self.alignment)
        said = (self.texts, self.sentences, self.facts, self.credits, self.clock)
        return families.family(families.SharedWords(*shared), families.Said(*said), self.params)

    @made_once
    def kin(self) -> pd.DataFrame:
        """`schema.Kin` rows: what every two articles are to each other."""
        return self._family.kin

    @made_once
    def lineage(self) -> pd.DataFrame:
        """`schema.Lineage` rows: the text that each article hangs on."""
        return self._family.lineage

    @made_once
    def lineage_evidence(self) -> pd.DataFrame:
        """`schema.LineageEvidence` rows: what speaks for and against each link."""
        return self._family.evidence

    @made_once
    def origins(self) -> pd.DataFrame:
        """`schema.ArticleOrigin` rows: which articles come from one text."""
        return self._family.origins

    def updates(self, earlier: str, later: str) -> pd.DataFrame:
        """`schema.Update` rows: what one version of a text has that another lacks."""
        texts = dict(zip(self.texts["article_id"], self.texts["text"], strict=True))
        told = (self.sentences, self.clock, self.credits, self.quotations, self.near_names)
        pair = ledger.Versions(earlier, later, texts, *told)
        return ledger.updates(pair, self.aligned(earlier, later))

    @made_once
    def claim_origins(self) -> pd.DataFrame:
        """`schema.ClaimOrigin` rows: how many origins stand behind each finding."""
        return vouching.claim_origins(self.findings, self.readings, self.origins, self.quotations)

    @made_once
    def corroboration(self) -> pd.DataFrame:
        """`schema.Corroboration` rows: who has each statement, figure and date of several."""
        tables = self.facts, self.coverage, self.standing, self.origins
        return corroborating.corroboration(*tables, self.texts, self.params)

    @made_once
    def origin(self) -> dict[str, int]:
        """The group of shared wording of each article."""
        return {article_id: n for n, ids in enumerate(self.clusters) for article_id in ids}

    @made_once
    def sources(self) -> finding_rules.Sources:
        """The tables that findings are made of."""
        return finding_rules.Sources(
            self.conflicts,
            self.quotations,
            self.quote_variants,
            self.near_names,
            self.mentions,
            spellings.spellings(self.entities, self.params),
            self.origin,
            self.facts,
        )

    @made_once
    def draft_checks(self) -> pd.DataFrame:
        """`schema.DraftCheck` rows: each text whose role is draft, against those that are none."""
        if not (self.texts["role"] == draft.DRAFT).any():
            return draft.no_checks()
        return draft.checks(
            draft.DraftTables(
                self.texts,
                self._claims,
                self.facts,
                self.mentions,
                self.entities,
                self.quotations,
                self.letters,
            ),
            self.params,
        )

    def checked(self, text: str = "", *, article_id: str = "") -> pd.DataFrame:
        """`schema.DraftCheck` rows of a text, or of an article of the story, against the others.

        The text joins no table of this story and is kept nowhere.
        """
        return draft.checked(self, text, article_id)

    @made_once
    def rated_claims(self) -> finding_rules.Rated:
        """Every point on which claims differ, with its confidence; it needs no names."""
        points = finding_rules.claims(self.articles, self.conflicts, self.origin)
        return finding_rules.rated(points, self.articles, self.origin, {})

    @made_once
    def _findings(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        return finding_rules.findings(self.articles, self.sources, self.params, self.rated_claims)

    @property
    def findings(self) -> pd.DataFrame:
        """`schema.Finding` rows: what is worth a look, the most serious first."""
        return self._findings[0]

    @property
    def readings(self) -> pd.DataFrame:
        """`schema.Reading` rows: how each article has the claim of each finding."""
        return self._findings[1]


def _read_first(name: str, make: Callable[[Story], object]) -> made_once[object]:
    """A table of `Story` that is made from the reading forms and handed out as the texts give it.

    Where no text has another form it is what `make` makes.
    """

    def table(story: Story) -> object:
        return make(story) if story._read is story else given.handed_out(story, name)

    table.__doc__ = make.__doc__
    once = made_once(table)
    once.__set_name__(Story, name)
    return once


for _name in (*TABLES[1:], *given.NO_PLACES):
    _made = vars(Story)[_name]
    setattr(Story, _name, _read_first(_name, getattr(_made, "make", None) or _made.fget))
