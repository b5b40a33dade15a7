"""Draws docs/house.md from the code: floors, nouns, what each holds, which others it knows. `--check` fails if stale.

A noun that begins to know another changes the page, so that whoever reads the change sees it and can refuse it.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
PAGE = HOUSE / "docs/house.md"
FLOORS = ("config", "reports", "orders", "record", "risk", "casework", "accounts")
ITSELF = "itself"
LEFT_OUT = {"migrations", "management", "templatetags"}
ABOUT = """# The house, as it stands

Drawn from the code by `.ci/draw_house.py`. `make check` fails when it is stale: no noun begins to know another unseen.
A floor rests only on those below it (import contracts in pyproject.toml). Each noun has the same rooms: `models`,
`rules`, `services`, `queries`, `access`, `forms`, `views`; one file each, or a folder with a topic a file. A star marks
two nouns that know each other.
"""


def noun_of(path: Path) -> tuple[str, str] | None:
    """The floor and the noun of a file; what lies in a floor itself has the noun "itself"."""
    floor, *rest = path.relative_to(HOUSE).parts
    if floor not in FLOORS or LEFT_OUT & set(rest):
        return None
    return floor, rest[0] if len(rest) > 1 else ITSELF


def files() -> Iterator[Path]:
    for floor in FLOORS:
        yield from sorted((HOUSE / floor).rglob("*.py"))


def module_path(dotted: str) -> Path | None:
    plain = HOUSE / Path(*dotted.split("."))
    return next((path for path in (plain.with_suffix(".py"), plain / "__init__.py") if path.exists()), None)


def imported(tree: ast.Module) -> Iterator[Path]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in FLOORS:
            for name in node.names:
                found = module_path(f"{node.module}.{name.name}") or module_path(node.module)
                if found:
                    yield found


def first_line(floor: str, noun: str) -> str:
    init = HOUSE / floor / noun / "__init__.py"
    said = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) if init.exists() else ""
    return (said or "routes, jobs and what else belongs to the whole floor").splitlines()[0]


def read() -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], set[str]]]:
    """The lines of each noun, and which other nouns of its floor it imports."""
    lines: dict[tuple[str, str], int] = defaultdict(int)
    knows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in files():
        noun = noun_of(path)
        if noun:
            text = path.read_text(encoding="utf-8")
            lines[noun] += len(text.splitlines())
            knows[noun] |= known_to(noun, path, text)
    return lines, knows


def known_to(noun: tuple[str, str], path: Path, text: str) -> set[str]:
    if path.name == "models.py" and noun[1] == ITSELF:
        return set()  # it names the modules of tables to Django and knows nothing of them
    others = {noun_of(found) for found in imported(ast.parse(text))}
    return {other[1] for other in others if other and other[0] == noun[0] and other != noun and other[1] != ITSELF}


def draw() -> str:
    lines, knows = read()
    whole = sum(lines.values())
    said = [ABOUT]
    for floor in FLOORS:
        of_floor = sorted(noun for noun in lines if noun[0] == floor)
        said.append(f"\n## `{floor}/`, {share(sum(lines[noun] for noun in of_floor), whole)} of the code\n")
        said.append("| noun | holds | size | knows on its floor |\n|---|---|---|---|")
        for noun in of_floor:
            others = ", ".join(f"{each}{'*' * (noun[1] in knows[floor, each])}" for each in sorted(knows[noun]))
            said.append(f"| `{noun[1]}` | {first_line(*noun)} | {share(lines[noun], whole)} | {others} |")
    return "\n".join(said) + "\n"


def share(lines: int, whole: int) -> str:
    return f"{lines * 100 / whole:.0f} %" if lines * 100 >= whole else "< 1 %"


def main() -> int:
    drawn = draw()
    if "--check" not in sys.argv:
        PAGE.write_text(drawn, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == drawn:
        return 0
    print("docs/house.md is stale: run .venv/bin/python .ci/draw_house.py, and look at what changes.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
