"""`python -m analysis FOLDER|FILE... --out DIR [--report]`: a story's tables, with no browser."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from analysis import Story, read_articles
from analysis.decisions import Decisions
from analysis.errors import CopytasterError
from analysis.export import Material, brief, notes, tables_of, write_tables
from analysis.schema import Problem, table
from analysis.story import TABLES
from analysis.text.visible import visible


def main(arguments: list[str] | None = None) -> int:
    """Reads folders and files, writes the tables and prints what was written.

    Returns 1 when nothing could be done; a table that cannot be made is told and the others stand.
    """
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    parser.add_argument(
        "source",
        type=Path,
        nargs="+",
        metavar="FOLDER|FILE",
        help="folders of articles, each with an optional articles.csv, or files of any kind",
    )
    parser.add_argument("--out", type=Path, required=True, help="where the CSV files go")
    parser.add_argument(
        "--report", action="store_true", help="writes brief.html too: the findings, to be printed"
    )
    given = parser.parse_args(arguments)
    try:
        articles, problems = read_articles(given.source)
        story = Story(articles)
        tables, failed = tables_of(story, TABLES)
        told = [*problems["problem"], *notes(tables, failed)]
        paths = write_tables(tables | {"problems": _problems(problems, failed)}, given.out)
        if given.report:
            _report(story, tables, failed, given)
    except CopytasterError as error:
        print(error, file=sys.stderr)
        return 1
    for line in told:
        print(line, file=sys.stderr)
    also = " and brief.html" if given.report else ""
    print(f"{len(articles)} articles, {len(paths)} tables{also} written to {given.out}")
    return 0


def _report(
    story: Story,
    tables: Mapping[str, pd.DataFrame],
    failed: Mapping[str, str],
    given: argparse.Namespace,
) -> None:
    """Writes the brief beside the tables, under the name of the first folder or file."""
    title = visible(given.source[0].resolve().stem).replace("_", " ").capitalize()
    made = (date.today(), story.texts, story.params, Decisions(), tables, failed)
    page = brief(Material(title or "Story", *made))
    (given.out / "brief.html").write_text(page, "utf-8")


def _problems(read: pd.DataFrame, failed: Mapping[str, str]) -> pd.DataFrame:
    """What could not be read, and below it which tables could not be made."""
    rows = [*read.itertuples(index=False, name=None), *failed.items()]
    return table(Problem, [Problem(*row) for row in rows])


if __name__ == "__main__":
    sys.exit(main())
