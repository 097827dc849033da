"""Whether an archive is whole: every batch with all its tables, as many rows as it should have."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from analysis.archive import lookup, manifest, schema, stored
from analysis.archive.manifest import Manifest, StoredBatch
from analysis.errors import UnusableArchive


def faults(archive: Path, held: Manifest) -> list[str]:
    """A sentence for each thing that is missing or wrong; none for a whole archive."""
    found = [fault for one in held.batches for fault in _of_batch(archive, one)]
    if held.articles > 10 * held.expected:
        found.append(
            f"The archive was made for {held.expected:,} articles and holds {held.articles:,}: "
            "short passages may be chance. Make a new one that expects more."
        )
    return [*found, *_of_lookup(archive, held)]


def _of_batch(archive: Path, one: StoredBatch) -> Iterator[str]:
    for name in schema.KEPT:
        folder = manifest.table(archive, name, one.n)
        try:
            rows = manifest.n_rows(folder)
        except (OSError, pa.ArrowException, UnusableArchive):
            yield f"Batch {one.n} has no readable table {name}. Bring it back from a copy."
            continue
        if name == "articles" and rows != one.articles:
            yield f"Batch {one.n} has {rows} articles and should have {one.articles}."


def _of_lookup(archive: Path, held: Manifest) -> Iterator[str]:
    try:
        opened = lookup.open_lookup(archive)
    except UnusableArchive as error:
        yield str(error)
        return
    if not held.batches:
        return
    with closing(stored.connect(opened.archive)) as db:
        n = db.execute("SELECT COUNT(*) FROM articles WHERE doc < ?", (held.articles,)).fetchone()
    if n[0] != held.articles:
        yield f"The look-up has {n[0]} texts and should have {held.articles}."
