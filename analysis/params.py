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

    # --- similarity ---
    dense_limit: int = 2000
    """Up to this many articles every pair has a score; above, only the nearest of each."""
    nearest: int = 20
    """Nearest articles kept for each article above `dense_limit`."""
    n_terms: int = 30
    """Distinctive terms listed for each article; more are noise at the length of a news report."""

    # --- names ---
    entity_types: tuple[str, ...] = ("PERSON", "ORG", "GPE", "LOC", "NORP")
    """Types of names kept; the model's other types (laws, events) are unreliable."""
