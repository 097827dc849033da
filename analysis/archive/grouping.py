"""The statements of groups, and of what is published; as `statements`.

Two passages are one text where they share half of what they cover together in one article. Joined
sets are told by large star and small star (Kiveris et al. 2014), until nothing changes.
"""

from analysis.archive.kernels import STOP_BITS

_ORDER = "PARTITION BY doc ORDER BY start, stop, doc_a, doc_b, start_a, start_b"
_REACH = 3
"""Neighbours compared with each stretch, as in `reuse.groups`."""


def sides() -> str:
    """Both sides of each passage."""
    return " UNION ALL ".join(
        f"""SELECT doc_{x} AS doc, start_{x} AS start, stop_{x} AS stop, pid, doc_a, doc_b, start_a,
            start_b FROM passages"""
        for x in "ab"
    )


def near() -> str:
    """Stretches that stand near each other in one article."""
    return " UNION ALL ".join(
        f"""SELECT pid AS u, LEAD(pid, {n}) OVER ({_ORDER}) AS v, start AS s1, stop AS t1,
            LEAD(start, {n}) OVER ({_ORDER}) AS s2, LEAD(stop, {n}) OVER ({_ORDER}) AS t2
            FROM sides"""
        for n in range(1, _REACH + 1)
    )


def edges() -> str:
    """Passages of one text: u above v."""
    shared = f"({_lower('t1', 't2')} - {_higher('s1', 's2')})"
    whole = f"({_higher('t1', 't2')} - {_lower('s1', 's2')})"
    return f"""SELECT DISTINCT {_higher("u", "v")} AS u, {_lower("u", "v")} AS v FROM near
        WHERE v IS NOT NULL AND u <> v AND 2 * {shared} >= {whole}"""


def _lower(one: str, two: str) -> str:
    return f"CASE WHEN {one} < {two} THEN {one} ELSE {two} END"


def _higher(one: str, two: str) -> str:
    return f"CASE WHEN {one} < {two} THEN {two} ELSE {one} END"


def large_star(now: str) -> str:
    """What stands above each, joined to the lowest beside it."""
    both = f"(SELECT u, v FROM {now} UNION ALL SELECT v AS u, u AS v FROM {now})"
    return f"""SELECT DISTINCT n.v AS u, m.m AS v FROM {both} n
        JOIN (SELECT u, {_lower("MIN(v)", "u")} AS m FROM {both} q GROUP BY u) m ON n.u = m.u
        WHERE n.v > n.u AND n.v <> m.m"""


def small_star(large: str) -> str:
    """What stands below each, joined to the lowest of them."""
    lowest = f"SELECT u, MIN(v) AS v FROM {large} GROUP BY u"
    return f"""SELECT DISTINCT u, v FROM (
        SELECT n.v AS u, m.v AS v FROM {large} n JOIN ({lowest}) m ON n.u = m.u WHERE n.v <> m.v
        UNION ALL {lowest}) q"""


def changed(now: str, before: str) -> str:
    """How many edges there are now that were not before."""
    return f"""SELECT COUNT(*) FROM {now} n LEFT JOIN {before} b ON n.u = b.u AND n.v = b.v
        WHERE b.u IS NULL"""


def grouped(stars: str) -> str:
    """The number of the group of each passage: the lowest of its passages."""
    return f"""SELECT p.pid, CASE WHEN c.v IS NULL THEN p.pid ELSE c.v END AS grp
        FROM passages p LEFT JOIN {stars} c ON p.pid = c.u"""


# --- published ---


def forms() -> str:
    """Texts that are read in another form, with the places to be led back."""
    return f"""SELECT a.doc, a.text, s.spans FROM articles a
        JOIN (SELECT doc, ARRAY_AGG(CAST(start AS BIGINT) * {1 << STOP_BITS} + stop) AS spans
            FROM (SELECT DISTINCT doc, start, stop FROM sides
                UNION ALL SELECT doc, start, stop FROM held) d GROUP BY doc) s
        ON a.doc = s.doc WHERE a.form IS NOT NULL"""


def mirrored() -> str:
    """Every passage from both of its sides."""
    rows = " UNION ALL ".join(
        f"""SELECT pid, doc_{x} AS doc, start_{x} AS start, stop_{x} AS stop, doc_{y} AS other,
            start_{y} AS other_start, stop_{y} AS other_stop, kind, n_words{n} AS n_words,
            is_quotation FROM passages"""
        for x, y, n in (("a", "b", ""), ("b", "a", "_b"))
    )
    return f"""SELECT p.doc, {_given("p", "g", "start")} AS start,
            {_given("p", "g", "stop")} AS stop, p.other,
            {_given("p", "o", "other_start")} AS other_start,
            {_given("p", "o", "other_stop")} AS other_stop, p.kind, p.n_words, p.is_quotation, q.grp
        FROM ({rows}) p JOIN grouped q ON p.pid = q.pid
        LEFT JOIN given g ON g.doc = p.doc AND g.start = p.start AND g.stop = p.stop
        LEFT JOIN given o ON o.doc = p.other AND o.start = p.other_start AND o.stop = p.other_stop
        ORDER BY p.doc, start, stop, p.other, other_start"""


def _given(row: str, given: str, place: str) -> str:
    column = f"{given}.given_{place.removeprefix('other_')}"
    return f"CASE WHEN {given}.doc IS NULL THEN {row}.{place} ELSE {column} END"


def held() -> str:
    """Where each article holds the text of each group; stretches that touch are one."""
    rows = """SELECT DISTINCT q.grp, s.doc, s.start, s.stop FROM sides s
        JOIN grouped q ON s.pid = q.pid"""
    reach = """SELECT grp, doc, start, stop, MAX(stop) OVER (PARTITION BY grp, doc
        ORDER BY start, stop ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach"""
    number = """SELECT grp, doc, start, stop, SUM(CASE WHEN start <= reach THEN 0 ELSE 1 END)
        OVER (PARTITION BY grp, doc ORDER BY start, stop
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS part"""
    return f"""SELECT grp, doc, MIN(start) AS start, MAX(stop) AS stop
        FROM ({number} FROM ({reach} FROM ({rows}) r) t) n GROUP BY grp, doc, part"""


def holders() -> str:
    """Where each article holds the text of each group, with its outlet and day."""
    return f"""SELECT h.grp, h.doc, {_given("h", "g", "start")} AS start,
            {_given("h", "g", "stop")} AS stop, a.outlet, a.published AS day
        FROM held h JOIN articles a ON a.doc = h.doc
        LEFT JOIN given g ON g.doc = h.doc AND g.start = h.start AND g.stop = h.stop
        ORDER BY h.grp, CASE WHEN day IS NULL THEN 1 ELSE 0 END, day, h.doc, start"""


def groups() -> str:
    """Every group, those of most articles first; cohesion: see docs/archive.md."""
    held_by = """SELECT h.grp, COUNT(DISTINCT h.doc) AS n_articles,
        COUNT(DISTINCT CASE WHEN a.outlet <> '' THEN a.outlet END) AS n_outlets,
        MIN(a.published) AS first_day, MAX(a.published) AS last_day,
        MAX(h.stop - h.start) AS longest
        FROM held h JOIN articles a ON a.doc = h.doc GROUP BY h.grp"""
    made_of = """SELECT q.grp, MAX(p.n_words) AS n_words,
        MIN(p.kind) AS kind,
        MIN(CASE WHEN p.is_quotation THEN 1 ELSE 0 END) AS all_quoted, COUNT(*) AS n,
        SUM(p.stop_a - p.start_a + p.stop_b - p.start_b) AS letters
        FROM passages p JOIN grouped q ON p.pid = q.pid GROUP BY q.grp"""
    return f"""SELECT h.grp, h.n_articles, h.n_outlets, h.first_day, h.last_day, m.n_words, m.kind,
            m.all_quoted = 1 AS all_quoted,
            CAST(m.letters AS DOUBLE) / (2 * m.n * h.longest) AS cohesion
        FROM ({held_by}) h JOIN ({made_of}) m ON h.grp = m.grp
        ORDER BY h.n_articles DESC, m.n_words DESC, h.grp"""


def articles() -> str:
    """What is known of each article, and how many others share wording with it."""
    shared = """SELECT doc, COUNT(DISTINCT other) AS n_partners, MAX(n_words) AS longest
        FROM mirrored GROUP BY doc"""
    return f"""SELECT a.doc, a.article_id, a.outlet, a.title, a.url, a.published AS day, a.n_words,
            CASE WHEN s.doc IS NULL THEN 0 ELSE s.n_partners END AS n_partners,
            CASE WHEN s.doc IS NULL THEN 0 ELSE s.longest END AS longest
        FROM articles a LEFT JOIN ({shared}) s ON s.doc = a.doc ORDER BY a.doc"""
