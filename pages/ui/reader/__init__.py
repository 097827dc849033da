"""The reader: articles with what they share, what changed and what to check, in the text itself.

`pair_payload` and `base_payload` say what to show, `reader` shows it. Article text reaches the page
only as text nodes.
"""

from pages.ui.reader.base import base_payload
from pages.ui.reader.component import reader, standing
from pages.ui.reader.layers import check_notes, standard_layers
from pages.ui.reader.pair import pair_payload
from pages.ui.reader.view import Event

__all__ = [
    "Event",
    "base_payload",
    "check_notes",
    "pair_payload",
    "reader",
    "standard_layers",
    "standing",
]
