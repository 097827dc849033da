"""`docs/numbers.md`: every number by which something is decided, with what it says of itself.

    python -m tests.numbers_page

Numbers are the constants of a module and those defaults of a class that say something, as those of
`Params` do; what they say stands below them.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).resolve().parents[1]
PAGE = TOP / "docs" / "numbers.md"
HEAD = """# Numbers

Every number by which Copytaster decides something, by the room that it stands in, with what it
says of itself: what it counts, and what it was measured on. Those of `params.py` can be set for a
story; the others are settled. Written by `make numbers`; a test asks whether it is as the code is.
"""


class Number(NamedTuple):
    """One number: where it stands, its name, how it is written, and what is said of it."""

    module: str
    name: str
    value: str
    said: str


def numbers() -> Iterator[Number]:
    """Every number of `analysis`, in order of its modules and lines."""
    for path in sorted((TOP / "analysis").rglob("*.py")):
        module = str(path.relative_to(TOP / "analysis"))
        tree = ast.parse(path.read_text("utf-8"))
        yield from _of(tree.body, module, "")
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                set_there = _of(node.body, module, f"{node.name}.")
                yield from (one for one in set_there if one.said)


def _of(body: list[ast.stmt], module: str, within: str) -> Iterator[Number]:
    for n, node in enumerate(body):
        name, value = _set(node)
        if value is not None and _is_number(value):
            yield Number(module, f"{within}{name}", ast.unparse(value), _said(body[n + 1 :]))


def _set(node: ast.stmt) -> tuple[str, ast.expr | None]:
    """The name that a statement sets, and to what."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id, node.value
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id, node.value
    return "", None


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.UnaryOp):
        return _is_number(value.operand)
    if isinstance(value, ast.BinOp):
        return _is_number(value.left) and _is_number(value.right)
    return isinstance(value, ast.Constant) and type(value.value) in (int, float)


def _said(following: list[ast.stmt]) -> str:
    """The text below a number, or below the last of several lines, in one line."""
    for node in following:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return " ".join(str(node.value.value).split())
        if not _set(node)[0]:
            return ""
    return ""


def page() -> str:
    """The page as it should be."""
    lines, module = [HEAD], ""
    for number in numbers():
        if number.module != module:
            module = number.module
            lines += [f"\n## {module}\n", "| number | value | what it is |", "|---|---|---|"]
        said = number.said.replace("|", "\\|")
        lines.append(f"| `{number.name}` | {number.value} | {said} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
