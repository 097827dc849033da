"""Tables of a story as bytes and back: Arrow for tables, JSON for groups of articles, no pickle.

A database may have been written by another server, so nothing in it is trusted to be right: every
parcel carries its SHA-256, says how large it is before it is unpacked, and what comes out must have
the columns and types that the table has here. What does not is no table, and is made anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from analysis.schema import ROWS, types

_PAIRS = {"_findings": ("findings", "readings")}
"""What is two tables at once, with their names."""
_IN = " of "
_PACKING = "zstd"
_DIGEST = 32
"""Bytes of a SHA-256, with which a parcel begins."""


class Parcel(NamedTuple):
    """One table as it is kept: its name, its bytes, and how many they are unpacked."""

    name: str
    body: bytes
    size: int


def parcels(made: Mapping[str, Any]) -> Iterator[Parcel]:
    """A parcel for each table, and each grouping of articles, among what a story has made."""
    for name, value in _parts(made):
        if name in _WORDS or name.partition(_IN)[0] in ROWS:
            raw = _plain(value) if name in _WORDS else _arrow(value)
            packed = pa.compress(raw, codec=_PACKING, asbytes=True)
            yield Parcel(name, hashlib.sha256(packed).digest() + packed, len(raw))


def unpacked(kept: Mapping[str, tuple[bytes, int]]) -> dict[str, Any]:
    """What was packed, by name, without what is damaged or unknown; kept: bytes and size."""
    read = {name: _read(name, *parcel) for name, parcel in kept.items()}
    made = {name: value for name, value in read.items() if value is not None}
    for whole, names in _PAIRS.items():
        pair = tuple(made.pop(one + _IN + whole, None) for one in names)
        made |= {whole: pair} if all(one is not None for one in pair) else {}
    return made


def _parts(made: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What was made, table by table."""
    for name, value in made.items():
        if name in _PAIRS:
            yield from ((one + _IN + name, t) for one, t in zip(_PAIRS[name], value, strict=True))
        else:
            yield name, value


def _arrow(table: pd.DataFrame) -> bytes:
    sent = pa.Table.from_pandas(table, preserve_index=False)
    stream = pa.BufferOutputStream()
    with pa.ipc.new_stream(stream, sent.schema) as writer:
        writer.write_table(sent)
    raw: bytes = stream.getvalue().to_pybytes()
    return raw


def _plain(value: object) -> bytes:
    return json.dumps(value).encode()


def _read(name: str, body: bytes, size: int) -> object:
    """A parcel's content; None where it is not what it should be, in whatever way."""
    digest, packed = body[:_DIGEST], body[_DIGEST:]
    if hashlib.sha256(packed).digest() != digest:
        return None
    try:
        raw = pa.decompress(packed, decompressed_size=size, codec=_PACKING)
        return _WORDS[name](json.loads(bytes(raw))) if name in _WORDS else _table(name, raw)
    except Exception:  # whatever is wrong with it, it is made anew
        return None


def _table(name: str, raw: pa.Buffer) -> pd.DataFrame | None:
    with pa.ipc.open_stream(raw) as stream:
        table: pd.DataFrame = stream.read_all().to_pandas()
    usual = types(ROWS[name.partition(_IN)[0]])
    is_usual = table.dtypes.astype(str).to_dict() == usual and list(table.columns) == [*usual]
    return table if is_usual and isinstance(table.index, pd.RangeIndex) else None


def _clusters(value: Any) -> list[list[str]] | None:  # noqa: ANN401 - whatever JSON holds
    """Groups of article ids."""
    right = isinstance(value, list) and all(isinstance(one, list) for one in value)
    return value if right and all(isinstance(n, str) for one in value for n in one) else None


def _origin(value: Any) -> dict[str, int] | None:  # noqa: ANN401 - whatever JSON holds
    """The group of each article."""
    right = isinstance(value, dict) and all(type(n) is int for n in value.values())
    return value if right else None


_WORDS: dict[str, Callable[[Any], object]] = {"clusters": _clusters, "origin": _origin}
"""What is no table, and how it is looked over when it is read."""
