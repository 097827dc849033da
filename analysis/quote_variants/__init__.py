"""One utterance across articles, and what changed in it on the way."""

from analysis.quote_variants.tables import quote_variants, with_utterances

__all__ = ["quote_variants", "with_utterances"]
