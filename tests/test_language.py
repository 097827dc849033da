"""The language model: what its loading leaves out, and what it must not break."""

import subprocess
import sys


def run(program: str) -> str:
    """What a program of its own prints: an import can only be seen in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_loading_the_model_leaves_out_the_command_line_of_spacy():
    told = run(
        "import sys\nfrom analysis.text import language\nlanguage.model()\n"
        "print('spacy' in sys.modules, 'spacy.cli' in sys.modules, 'weasel' in sys.modules)"
    )
    assert told == "True False False"


def test_the_command_line_of_spacy_can_still_be_had_afterwards():
    told = run(
        "from analysis.text import language\nlanguage.model()\n"
        "from spacy.cli import download, info\nprint(download.__name__, info.__module__)"
    )
    assert told == "download spacy.cli.info"
