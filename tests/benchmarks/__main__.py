"""Runs every benchmark and prints one line of JSON a figure."""

import runpy
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCORER = HERE.parents[2] / "shared" / "evaluate" / "score.py"


def main() -> None:
    """Every benchmark here, then the scores on public labelled text where it is there."""
    for path in [*sorted(HERE.glob("bench_*.py")), HERE / "ablate.py"]:
        print(f"# {path.name}", flush=True)
        sys.argv = [str(path)]
        runpy.run_path(str(path), run_name="__main__")
    if not SCORER.exists():
        print("# scores skipped: development corpora absent")
        return
    tasks = ["reuse", "derivation", "quotes", "names", "entities"]
    subprocess.run([sys.executable, str(SCORER), *tasks], check=False)


if __name__ == "__main__":
    main()
