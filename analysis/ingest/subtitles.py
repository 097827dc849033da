"""Subtitles (.srt, .vtt) as transcripts: what is said, without numbers and times."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from analysis.ingest.brought import Brought, Taken, one, refuse
from analysis.ingest.plain import checked
from analysis.ingest.plain import read as read_plain

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_PAUSE = 3.0
"""Seconds without words after which a new paragraph begins."""


class Caption(NamedTuple):
    """What is shown at one time: from and to in seconds, who speaks where it is said, the lines."""

    start: float
    stop: float
    speaker: str
    lines: list[str]


def read(raw: bytes, file: str) -> Taken:
    """What subtitles say, a paragraph from pause to pause or speaker to speaker.

    A line that the next caption shows again, as rolling captions do, is read once.

    Raises:
        UnreadableArticle: when there are no times in it, or no words.
    """
    text, doubt = read_plain(raw, file)
    cues = list(_cues(text))
    if not cues:
        refuse(f"{file} holds no subtitles with times and was left out. Save its words as .txt.")
    said = checked("\n\n".join(_paragraphs(cues)), file)
    how = "subtitles, without their numbers and times"
    return one(Brought(said, role="transcript", how=how, doubt=doubt))


def _cues(text: str) -> Iterator[Caption]:
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.split("\n")
        at = next((n for n, line in enumerate(lines[:3]) if _TIMES.match(line)), None)
        if at is not None:
            yield _cue(lines[at], lines[at + 1 :])


def _cue(times: str, lines: list[str]) -> Caption:
    found = _TIMES.match(times)
    clock = [int(number or 0) for number in found.groups()] if found else [0] * 8
    voice = _VOICE.search("\n".join(lines))
    said = [" ".join(unescape(_TAG.sub("", line)).split()) for line in lines]
    speaker = " ".join(voice[1].split()) if voice else ""
    return Caption(
        _seconds(clock[:4]), _seconds(clock[4:]), speaker, [line for line in said if line]
    )


def _seconds(clock: list[int]) -> float:
    hours, minutes, seconds, thousandths = clock
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _paragraphs(cues: list[Caption]) -> list[str]:
    """The lines of each stretch of speech joined, its speaker before them where it is named."""
    made: list[list[str]] = []
    last = Caption(0, 0, "", [])
    for cue in cues:
        fresh = [line for line in cue.lines if line not in last.lines]
        is_new = not made or cue.start - last.stop > _PAUSE or cue.speaker != last.speaker
        if is_new and fresh:
            made.append([f"{cue.speaker}: {fresh[0]}" if cue.speaker else fresh[0], *fresh[1:]])
        elif fresh:
            made[-1] += fresh
        last = cue if cue.lines else last
    return [_joined(lines) for lines in made]


def _joined(lines: list[str]) -> str:
    """Lines in a row; a dash that opens one is a change of speaker."""
    return re.sub(r"(?<=\S) (?=[-–—] ?[A-Z])", "\n", " ".join(lines))
