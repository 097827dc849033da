"""Runs every benchmark, prints one line of JSON a figure and writes them to docs/figures.md."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks import figures

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parents[1] / "docs" / "figures.md"
SCORER = HERE.parents[2] / "shared" / "evaluate" / "score.py"
TASKS = ("reuse", "derivation", "quotes", "names", "entities", "findings", "lineage", "extraction")


def measured(name: str, *command: str) -> None:
    """Runs a benchmark, shows what it prints and writes its block of the document."""
    print(f"# {name}", flush=True)
    lines = []
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as run:
        for line in run.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    if run.returncode:
        print(f"# {name} failed: its block in {DOCUMENT.name} is left as it was", flush=True)
        return
    document = DOCUMENT.read_text("utf-8")
    written = figures.rewritten(document, name, figures.rows(lines), figures.today())
    DOCUMENT.write_text(written, "utf-8")


def main() -> None:
    """Every benchmark here, then the scores on public labelled text where it is there."""
    for path in sorted(HERE.glob("bench_*.py")):
        measured(path.stem, "-m", f"tests.benchmarks.{path.stem}")
    print("# ablate: what each rule of analysis/claims decides", flush=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.ablate"], check=False)
    if not SCORER.exists():
        print("# scores skipped: development corpora absent")
        return
    for task in TASKS:
        measured(task, str(SCORER), task)


if __name__ == "__main__":
    main()
