"""`python -m analysis FOLDER --out DIR`: every table of a story as CSV, with no browser."""

import argparse
import sys
from pathlib import Path

from analysis import Story, read_articles
from analysis.errors import CopytasterError
from analysis.export import write_tables
from analysis.story import TABLES


def main(arguments: list[str] | None = None) -> int:
    """Reads the folder, writes the tables and prints what was written.

    Returns 1 when nothing could be done.
    """
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="a folder of .txt files, with an optional articles.csv"
    )
    parser.add_argument("--out", type=Path, required=True, help="where the CSV files go")
    given = parser.parse_args(arguments)
    try:
        articles, problems = read_articles(given.folder)
        story = Story(articles)
        paths = write_tables(
            {name: getattr(story, name) for name in TABLES} | {"problems": problems}, given.out
        )
    except CopytasterError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in problems["problem"]:
        print(problem, file=sys.stderr)
    print(f"{len(articles)} articles, {len(paths)} tables written to {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
