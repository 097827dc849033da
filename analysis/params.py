"""Every threshold of the package, each with its unit and the reason for its value."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Params:
    """The settings of one analysis; equal settings on equal articles give equal tables."""

    # --- shared wording ---
    min_run: int = 5
    """Shortest run of identical words that counts, in words. Runs of 4 are mostly set phrases."""
    passage_kinds: tuple[str, ...] = ("verbatim", "edited", "reworded")
    """Which kinds `passages` looks for."""
    max_gap: int = 8
    """Other words allowed between two runs of one edited passage."""
    min_long_words: int = 3
    """Words of four letters and more that a passage holds at least; with fewer it is a set phrase ("at the end of the")."""
    story_size: int = 200
    """Up to this many articles a run of `min_run` words may stand alone as a passage; above, chance runs of five words
    outnumber the rest (420,000 among 20,000 unrelated articles) and `min_exact` holds."""
    min_exact: int = 8
    """Identical words that a passage needs in a collection above `story_size`."""
    max_places: int = 250
    """Five words that stand in more places are a set phrase or standing text: followed from article to article, not
    between all pairs."""
    min_group_overlap: float = 0.5
    """Two passages are one text where they share this part of the stretch that they cover together in one article."""

    # --- similarity ---
    dense_limit: int = 2000
    """Up to this many articles every pair has a score; above, only the nearest of each."""
    nearest: int = 20
    """Nearest articles kept for each article above `dense_limit`."""
    min_cluster_share: float = 0.2
    """Articles stand in one group when on average this share of the words of one stands in the other; separately
    written reports of one event stay below 0.05."""
    n_terms: int = 30
    """Distinctive terms listed for each article; more are noise at the length of a news report."""

    # --- names ---
    entity_types: tuple[str, ...] = ("PERSON", "ORG", "GPE", "LOC", "NORP")
    """Types of names kept; the model's other types (laws, events) are unreliable."""
    same_names: tuple[tuple[str, str], ...] = ()
    """Pairs of names that the editor joined."""
    different_names: tuple[tuple[str, str], ...] = ()
    """Pairs of names that the editor parted."""
    near_given_name: float = 0.79
    """Jaro-Winkler likeness, 0-1, from which given names before one surname are "nearly alike": Tim and Tom have 0.80,
    Jon and John 0.93, Jack and John 0.50."""
    near_surname: float = 0.8
    """The same for surnames after one given name: Smith and Smyth have 0.89, Clark and Clinton 0.56."""
    near_name_length: int = 5
    """Fewest characters of names compared letter by letter; among shorter ones one letter is no slip (Iran, Iraq)."""
    near_name_long: int = 12
    """From this many characters two differing letters are still nearly alike, below only one."""

    # --- alignment ---
    align_score: float = 0.5
    """Sentences are aligned wherever they stand from this score on: shared weight over mean weight, rare words weigh more."""
    align_floor: float = 0.25
    """Lowest score for sentences beside an aligned pair."""
    align_words: int = 3
    """Fewest words that aligned sentences share, unless they are equal."""
    align_inside: float = 0.4
    """A part of a split sentence has at least this share of its weight in the whole, beyond what the other part has."""
    align_gain: float = 0.02
    """Rise of the score that joining two parts must bring."""
    align_rounds: int = 2
    """How far a chain of neighbours or parts may reach from an aligned pair, in sentences."""
    align_edited: float = 0.7
    """Share of the shorter sentence's words kept in order from which it is edited and no longer reworded."""
    align_whole: int = 300
    """Up to this many articles every pair is listed; above, only pairs with an aligned sentence."""

    # --- quotations ---
    min_report: float = 0.5
    """Score (0-1) from which a clause counts as somebody's reported words. On PolNeAR's training half F of all quotations
    is level from 0.4 to 0.5 and falls beyond; the higher value names fewer things that nobody said."""

    # --- facts ---
    claim_overlap: float = 0.4
    """Share of the shorter sentence's content stems that aligned sentences share before their words are held against each other."""
    headline_overlap: float = 0.5
    """The same for a headline against a sentence of its own article: headlines are short, so more must be shared."""
    fact_words: int = 1
    """Content words near both numbers, in common, before they are taken to count the same thing."""
    fact_about: float = 0.12
    """Numbers said to be inexact (about, nearly) agree up to this share: reporters round 67 to "about 60"."""
    fact_rounded: float = 0.05
    """Conversions between units agree up to this share (3 miles, 5 km: 3.4%); plain rounding up to half of it (412m, 410m)."""
