"""What an archive is: a folder with a manifest, and tables that count only when they are whole.

A batch counts once the manifest names it; a table once its folder has the mark of what it was made
from. Both are written beside and renamed. One process writes; any number read.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NoReturn

import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from analysis.archive.rules import ArchiveRules, floor_for
from analysis.archive.schema import VERSION
from analysis.errors import UnusableArchive
from analysis.text.visible import visible

MANIFEST = "manifest.json"
MARK = "_SUCCESS"
LOCK = "writing.lock"


@dataclass(frozen=True)
class StoredBatch:
    """Articles that came together. sha256: of their texts and what is known of them."""

    n: int
    articles: int
    first_doc: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds, and by which rules; expected: articles foreseen when it was made.

    baseline: batches by whose articles standing text was told. parts: folders of the look-up, in
    the order of their batches.
    """

    rules: ArchiveRules
    expected: int
    batches: tuple[StoredBatch, ...] = ()
    baseline: int = 0
    parts: tuple[str, ...] = ()
    engine: str = "duckdb"
    version: int = VERSION

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(one.articles for one in self.batches)

    @property
    def key(self) -> str:
        """SHA-256 over all that its tables depend on."""
        return digest(self.version, self.rules, self.batches, self.baseline)


def digest(*parts: object) -> str:
    """A fingerprint of anything that says what it is."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def create(archive: Path, expected: int, window: int = ArchiveRules.window) -> Manifest:
    """A new archive for so many articles, as far as can be foreseen; window: `ArchiveRules`.

    Raises:
        UnusableArchive: when the folder holds something already, or cannot be made.
    """
    if archive.exists() and (not archive.is_dir() or any(archive.iterdir())):
        _refuse(f"{_name(archive)} is there already and not empty. Name a new folder.")
    manifest = Manifest(ArchiveRules(floor_for(expected), window=window), expected)
    try:
        archive.mkdir(parents=True, exist_ok=True)
        write(archive, manifest)
    except OSError as error:
        _refuse(f"{_name(archive)} cannot be made ({_why(error)}). Name another folder.")
    return manifest


def read(archive: Path) -> Manifest:
    """What an archive holds.

    Raises:
        UnusableArchive: when the folder is no archive, or one of another version.
    """
    try:
        held = json.loads((archive / MANIFEST).read_text("utf-8"))
        version, batches = held.pop("version"), held.pop("batches")
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        _refuse(
            f"{_name(archive)} is no archive. Make one with: "
            f"python -m analysis.archive new {_name(archive)} --expect 100000"
        )
    if version != VERSION:
        _refuse(
            f"{_name(archive)} was written by another version of Copytaster ({version}, here "
            f"{VERSION}). Make a new archive and add its articles again."
        )
    try:
        stored = tuple(StoredBatch(**one) for one in batches)
        parts = tuple(held.get("parts", (f"{one.n:06d}" for one in stored)))
        rules = ArchiveRules(**held["rules"])
        return Manifest(**held | {"rules": rules, "batches": stored, "parts": parts})
    except (KeyError, TypeError):
        _refuse(f"{MANIFEST} of {_name(archive)} is damaged. Bring it back from a copy.")


def write(archive: Path, manifest: Manifest) -> None:
    """Puts a manifest in the place of the one before, at once."""
    beside = archive / f"{MANIFEST}.new"
    beside.write_text(json.dumps(asdict(manifest), indent=1) + "\n", "utf-8")
    os.replace(beside, archive / MANIFEST)


def with_batch(manifest: Manifest, articles: int, sha256: str) -> Manifest:
    """The manifest with one batch more."""
    one = StoredBatch(len(manifest.batches) + 1, articles, manifest.articles, sha256)
    return replace(manifest, batches=(*manifest.batches, one))


@contextmanager
def writing(archive: Path) -> Iterator[None]:
    """Holds an archive for writing; who ends, however, lets go of it.

    Raises:
        UnusableArchive: when another process writes.
    """
    read(archive)
    lock = FileLock(archive / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        _refuse(f"Another process is writing to {_name(archive)}. Wait until it has ended.")
    except OSError as error:
        _refuse(f"{_name(archive)} cannot be written ({_why(error)}). Check its permissions.")
    try:
        yield
    finally:
        lock.release()


def table(archive: Path, name: str, batch: int) -> Path:
    """Where a table of a batch lies."""
    return archive / name / f"batch={batch:06d}"


def is_made(folder: Path, fingerprint: str) -> bool:
    """Whether a table is whole, and made from what the fingerprint says."""
    mark = folder / MARK
    is_whole = mark.is_file() and any(folder.glob("*.parquet"))
    return is_whole and mark.read_text("utf-8") == fingerprint


def files_of(folder: Path) -> list[Path]:
    """The Parquet files of a table in their order: one from DuckDB, several from Spark.

    Raises:
        UnusableArchive: when there are none.
    """
    files = sorted(folder.glob("*.parquet"))
    if not files:
        shown = "/".join(map(visible, folder.parts[-2:]))
        _refuse(f"The archive's table {shown} is missing. Bring it back from a copy.")
    return files


def n_rows(folder: Path) -> int:
    """Rows of a table, as its files say; raises as `files_of`."""
    return sum(pq.read_metadata(file).num_rows for file in files_of(folder))


def begin(folder: Path) -> None:
    """An empty folder for a table to be made; what half a table left is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def mark(folder: Path, fingerprint: str) -> None:
    """Says that a table is whole."""
    beside = folder / f"{MARK}.new"
    beside.write_text(fingerprint, "utf-8")
    os.replace(beside, folder / MARK)


def _name(archive: Path) -> str:
    return visible(archive.name or str(archive))[:80]


def _why(error: OSError) -> str:
    return (error.strerror or "it cannot be used").lower()


def _refuse(message: str) -> NoReturn:
    raise UnusableArchive(message) from None
