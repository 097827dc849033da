"""A zip from outside, of which never more is unpacked than may be.

Each byte is counted as it comes, whatever the zip says of itself.
"""

import io
import zipfile
import zlib

from analysis.limits import MAX_ARTICLES, MAX_FILE

_DAMAGED = (KeyError, RuntimeError, OSError, EOFError, zipfile.BadZipFile, zlib.error)
_ENTRY = b"PK\x01\x02"
"""What stands before every entry in a zip's list of files."""
_PIECE = 65_536
"""Bytes read at once: a matter of memory."""
IN_A_PACK = "story.zip"
"""What the story file is called in an evidence pack."""
_FILES_BESIDE = 200
"""Most files of an evidence pack beside texts: tables, and a few about them."""


class TooLarge(ValueError):
    """A file of a zip holds more than may be read of it."""


class Packed:
    """A zip held in memory.

    Attributes:
        left: bytes that may still be unpacked; what is read of damaged files counts as well.
    """

    def __init__(self, raw: bytes, most: int) -> None:
        self.left = most
        self._zip = zipfile.ZipFile(io.BytesIO(raw))

    def names(self) -> list[str]:
        """The files of the zip, folders aside, as it names them."""
        return [entry.filename for entry in self._zip.infolist() if not entry.is_dir()]

    def read(self, name: str, most: int) -> bytes:
        """One file, of at most so many bytes.

        Raises:
            TooLarge: when it holds more, or more than is left.
            ValueError: when it is missing, locked, damaged or packed oddly.
        """
        most = min(most, self.left)
        try:
            entry = self._zip.getinfo(name)
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise ValueError(name)
            if entry.file_size > most:
                raise TooLarge(name)
            return self._unpacked(entry, most)
        except _DAMAGED as error:
            raise ValueError(name) from error

    def _unpacked(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        pieces, n = [], 0
        with self._zip.open(entry) as file:
            while piece := file.read(_PIECE):
                n += len(piece)
                self.left -= len(piece)
                if n > most:
                    raise TooLarge(entry.filename)
                pieces.append(piece)
        return b"".join(pieces)


def story_file(raw: bytes) -> bytes:
    """The story file in an evidence pack; anything else comes back as it is."""
    if len(raw) > MAX_FILE or n_entries(raw) > MAX_ARTICLES + _FILES_BESIDE:
        return raw
    try:
        pack = Packed(raw, MAX_FILE)
        return pack.read(IN_A_PACK, MAX_FILE) if IN_A_PACK in pack.names() else raw
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return raw


def n_entries(raw: bytes) -> int:
    """Files in a zip, counted before it is opened: a little too many where a file holds a zip."""
    return raw.count(_ENTRY)
