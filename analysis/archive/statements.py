"""The statements of an archive: text only, in the words that DuckDB and Spark have in common.

A function returns the query of the table that it is named for. Tables that are read: articles,
fresh (those of this batch), post (their sequences), stock, idx (sequences of all without those set
aside), aside, passages. `tests/test_archive_plan.py` holds the words that may be used.
"""

from analysis.archive.kernels import STOP_BITS
from analysis.archive.rules import PARAMS, ArchiveRules

_READ = "CASE WHEN a.form IS NULL THEN a.text ELSE a.form END"
_ALONG = "PARTITION BY doc ORDER BY pos"
_CODE = f"* {1 << STOP_BITS} +"
_OF_LAST = ("doc", "pos", "prev")
_UP_TO = "2 PRECEDING AND CURRENT ROW"


def texts(articles: str) -> str:
    """Articles in their reading forms."""
    return f"SELECT a.doc, {_READ} AS text FROM {articles} a"


# --- standing text: which sequences, told by all articles of a baseline ---


def shared() -> str:
    """Sequences that more than one article holds."""
    return """SELECT p.h, p.doc, p.pos, d.n FROM post p
        JOIN (SELECT h, SUM(is_first) AS n FROM post GROUP BY h HAVING SUM(is_first) > 1) d
        ON p.h = d.h"""


def common() -> str:
    """Texts with the places of sequences that several articles hold."""
    return _with_places(
        "articles", f"SELECT doc, pos FROM shared WHERE n >= {PARAMS.min_holders}"
    )


def _with_places(articles: str, places: str) -> str:
    return f"""SELECT a.doc, {_READ} AS text, c.places FROM {articles} a
        JOIN (SELECT doc, ARRAY_AGG(pos) AS places FROM ({places}) p GROUP BY doc) c
        ON a.doc = c.doc"""


def ranks() -> str:
    """Texts in the order of what they say, so that no vote depends on the order of arrival."""
    return """SELECT doc, ROW_NUMBER() OVER (PARTITION BY lot ORDER BY head, doc) AS place
        FROM (SELECT doc, head, 1 AS lot FROM heads) h"""


def links() -> str:
    """Neighbours among holders of a sequence; twice: 1 where both hold it in a short stretch."""
    along = "PARTITION BY h ORDER BY place, pos"
    return f"""SELECT h, doc, next_doc, is_short * next_short AS twice FROM (
        SELECT h, doc, is_short, LEAD(doc) OVER ({along}) AS next_doc,
            LEAD(is_short) OVER ({along}) AS next_short
        FROM (SELECT s.h, s.doc, s.pos, r.place,
                CASE WHEN q.doc IS NULL THEN 0 ELSE 1 END AS is_short
            FROM shared s JOIN ranks r ON s.doc = r.doc
            LEFT JOIN short q ON s.doc = q.doc AND s.pos = q.pos) f) l
        WHERE doc <> next_doc"""


def strange() -> str:
    """Pairs of neighbours with what they share besides short stretches."""
    return """SELECT doc, next_doc, SUM(1 - twice) AS others FROM links
        GROUP BY doc, next_doc HAVING SUM(twice) > 0"""


def told() -> str:
    """Sequences of standing text: most neighbours that hold them are on other subjects."""
    return f"""SELECT l.h FROM links l
        JOIN strange s ON l.doc = s.doc AND l.next_doc = s.next_doc
        WHERE l.twice = 1 GROUP BY l.h
        HAVING 2 * SUM(CASE WHEN s.others <= {PARAMS.chance_grams} THEN 1 ELSE 0 END) > COUNT(*)
            AND COUNT(*) >= {PARAMS.min_holders - 1}"""


def stock() -> str:
    """Sequences that several articles hold; stands: 1 for those of standing text, else 0."""
    return f"""SELECT h, MAX(stands) AS stands FROM (
        SELECT h, 0 AS stands FROM shared WHERE n >= {PARAMS.min_holders}
        UNION ALL SELECT h, 1 AS stands FROM told) s GROUP BY h"""


def no_stock() -> str:
    """No sequence at all: among so few articles, shared text is what they are about."""
    return "SELECT h, 0 AS stands FROM post WHERE doc < 0"


# --- a batch: its sequences, the pairs that it makes, what they share ---


def standing() -> str:
    """Texts of the batch that hold standing text, with the places of `stock` (`kernels.asides`)."""
    held = "SELECT p.doc, 2 * p.pos + s.stands AS pos FROM post p JOIN stock s ON p.h = s.h"
    some = "SELECT p.doc FROM post p JOIN stock s ON p.h = s.h WHERE s.stands = 1"
    query = f"SELECT c.doc, c.pos FROM ({held}) c JOIN (SELECT DISTINCT doc FROM ({some}) d) e"
    return _with_places("fresh", f"{query} ON c.doc = e.doc")


def spans_aside() -> str:
    """What is set aside, for `kernels.gone`."""
    return "SELECT doc, start_word, stop_word FROM fresh_aside"


def index() -> str:
    """The sequences of the batch that hold no word set aside; none goes on from one that does."""
    gone = "(SELECT DISTINCT doc, pos FROM gone)"
    return f"""SELECT p.h, p.doc, p.pos, CASE WHEN y.doc IS NULL THEN p.prev END AS prev,
            p.step, p.is_first
        FROM post p LEFT JOIN {gone} x ON x.doc = p.doc AND x.pos = p.pos
        LEFT JOIN {gone} y ON y.doc = p.doc AND y.pos = p.pos - p.step
        WHERE x.doc IS NULL"""


def seeds(rules: ArchiveRules, since: int) -> str:
    """All places of the sequences of articles from `since` on, numbered by arrival.

    next: the sequence kept directly behind, null for none. ahead, behind: words, at most, that go
    on behind and before in sequences of which not all pairs are told, as the place is above
    `pairs_up_to`; three such sequences in a row are enough for a passage.
    """
    new = f"SELECT DISTINCT h FROM idx WHERE doc >= {since}"
    if not since:
        new = "SELECT h FROM idx GROUP BY h HAVING COUNT(*) > 1"
    numbered = f"""SELECT i.h, i.doc, i.pos, i.prev, i.step, i.is_first,
            ROW_NUMBER() OVER (PARTITION BY i.h ORDER BY i.doc, i.pos) AS place
        FROM idx i JOIN ({new}) n ON i.h = n.h"""
    along = f"OVER ({_ALONG})"
    is_next = f"LEAD(pos) {along} - LEAD(step) {along} = pos"
    is_last = f"LAG(pos) {along} = pos - step"
    ahead, behind = "1 FOLLOWING AND 3 FOLLOWING", "3 PRECEDING AND 1 PRECEDING"
    far, near = f"LEAD(pos, 3) {along} - pos", f"pos - LAG(pos, 3) {along}"
    return f"""SELECT h, doc, pos, prev, step, is_first, place,
            CASE WHEN {is_next} THEN LEAD(h) {along} END AS next,
            {_untold(rules, f"LEAD(place) {along}", is_next, ahead, far, ahead)} AS ahead,
            {_untold(rules, f"LAG(place) {along}", is_last, behind, near, _UP_TO)} AS behind
        FROM ({numbered}) s"""


def _untold(
    rules: ArchiveRules, place: str, is_near: str, three: str, words: str, steps: str
) -> str:
    """Words told by the sequences beside this one of which not all pairs are told.

    place, is_near: of the one beside it. three: the rows of three of them, which lie in a row when
    they cover as many `words` as they go on by in their `steps`.
    """
    full = rules.pairs_up_to
    return f"""CASE WHEN MIN(place) OVER ({_ALONG} ROWS BETWEEN {three}) > {full}
                AND SUM(step) OVER ({_ALONG} ROWS BETWEEN {steps}) = {words} THEN {rules.floor}
            WHEN {place} > {full} AND {is_near} THEN {2 * rules.window} ELSE 0 END"""


def pairs(rules: ArchiveRules, since: int) -> str:
    """Articles a, b (b from `since` on) that may share a passage: enough words, some in a row.

    Words that go on into sequences whose pairs are not all told count for as many as these may
    hold. Pairs told of a sequence that is paired with the one before it only count as enough where
    another goes before it in both: how far they go is seen in the texts.
    """
    size, most, enough = rules.words, rules.pairs_up_to, rules.floor
    few = f"(SELECT * FROM seeds WHERE place <= {most})"
    last = {name: f"LAG({name}) OVER (PARTITION BY h ORDER BY doc)" for name in _OF_LAST}
    return f"""SELECT a, b FROM (SELECT a, b, diagonal, SUM(w) AS w FROM (
        SELECT x.doc AS a, y.doc AS b, x.pos - y.pos AS diagonal,
            CASE WHEN x.prev = y.prev THEN x.step + y.behind ELSE {size} END
                + CASE WHEN x.next = y.next THEN y.ahead ELSE 0 END AS w
        FROM {few} x JOIN {few} y ON x.h = y.h WHERE x.doc < y.doc AND y.doc >= {since}
        UNION ALL
        SELECT last_doc AS a, doc AS b, last_pos - pos AS diagonal,
            CASE WHEN prev = last_prev THEN {enough} ELSE {size} END AS w
        FROM (SELECT doc, pos, prev, place, {last["doc"]} AS last_doc, {last["pos"]} AS last_pos,
            {last["prev"]} AS last_prev FROM seeds WHERE is_first = 1) c
        WHERE place > {most} AND last_doc IS NOT NULL AND doc >= {since}) u
        GROUP BY a, b, diagonal) d
        GROUP BY a, b HAVING SUM(w) >= {rules.least_weight}
            AND (MAX(w) >= {rules.least_run} OR SUM(w) >= {2 * rules.floor})"""


def compared() -> str:
    """Pairs with their texts and what is set aside in each."""
    spans = f"""(SELECT doc, ARRAY_AGG(CAST(start_word AS BIGINT) {_CODE} stop_word) AS spans
        FROM aside GROUP BY doc)"""
    sides = {x: _READ.replace("a.", f"t{x}.") for x in "ab"}
    return f"""SELECT p.a, p.b, {sides["a"]} AS text_a, {sides["b"]} AS text_b,
            sa.spans AS spans_a, sb.spans AS spans_b
        FROM (SELECT a, b FROM pairs ORDER BY a, b) p
        JOIN articles ta ON ta.doc = p.a JOIN articles tb ON tb.doc = p.b
        LEFT JOIN {spans} sa ON sa.doc = p.a LEFT JOIN {spans} sb ON sb.doc = p.b"""
