"""Measures an import of 10,000 rows: refused for one bad row, then mended and loaded. See bench/RESULTS.md."""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from openpyxl import Workbook

from bench.database import database

FIRST_DAY = date(2025, 1, 6)
CASE_HEADINGS = ("Case reference", "Opened on", "First name", "Surname", "Perpetrator", "Relationship", "Force", "Risk")


def workbook(cases: int, *, is_broken: bool) -> bytes:
    """Ten rows a case: itself, two people, an application, an order, a breach and four incidents."""
    book = Workbook(write_only=True)
    rows: dict[str, list[list[object]]] = {
        "Cases": [
            ["Case reference", "Opened on", "First name", "Surname", "Perpetrator", "Relationship", "Force", "Risk"]
        ],
        "People": [["Case reference", "Who", "Name", "DOB", "Phone"]],
        "Incidents": [["Case reference", "Date", "Time", "Type", "Description", "Reported"]],
        "Applications": [
            ["Case reference", "Requested on", "Police force", "Officer", "Acknowledged", "Lodged", "Hearing"]
        ],
        "Orders": [["Case reference", "Order type", "Date made", "Expiry", "Served", "Prohibitions"]],
        "Breaches": [["Case reference", "Breach date", "Type", "Details", "Reported on", "Crime number"]],
    }
    for number in range(cases):
        _add_case(rows, number)
    if is_broken:
        rows["Incidents"][len(rows["Incidents"]) // 2][1] = "31/2/2026"
    for title, lines in rows.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _add_case(rows: dict[str, list[list[object]]], number: int) -> None:
    ref, day = f"B/{number:05}", FIRST_DAY + timedelta(days=number % 300)
    later = [day + timedelta(days=days) for days in range(0, 80, 5)]
    rows["Cases"].append(
        [ref, day, f"Given{number}", f"Family{number}", f"Other {number}", "ex-partner", "Sussex", "High"]
    )
    rows["People"].append([ref, "client", f"Given{number} Family{number}", "12/5/1987", f"07700 9{number % 100000:05}"])
    rows["People"].append([ref, "perpetrator", f"Other {number}", "9 Nov 1980", f"07701 9{number % 100000:05}"])
    rows["Applications"].append([ref, later[1], "Sussex", "PC Larkspur", later[2], later[3], later[4]])
    rows["Orders"].append([ref, "Full", later[5], date(2028, 6, 1), later[6], "No contact; Not to enter Elm Road"])
    rows["Breaches"].append([ref, later[8], "Text messages", "Sent a text", later[8], f"47/{number}"])
    for place in range(4):
        rows["Incidents"].append([ref, later[9 + place], "19:40", "Phone calls; Followed", f"Call {place}", "Yes"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000, help="ten rows each (default: 1,000)")
    parser.add_argument("--only-cases", type=int, default=0, help="measure a table of so many cases instead")
    asked = parser.parse_args()
    with database():
        _measure(asked.cases, asked.only_cases)


def _measure(cases: int, only_cases: int) -> None:
    """Models can be imported only once Django knows its database: hence the second module, and not before."""
    run = import_module("bench.import_run").run
    if only_cases:
        run("cases only", _only_cases(only_cases), None, _timed)
    else:
        run("ten rows a case", workbook(cases, is_broken=False), workbook(cases, is_broken=True), _timed)


def _only_cases(number: int) -> bytes:
    lines = ["Case reference,Opened on,First name,Surname,Perpetrator,Relationship,Force,Risk"]
    lines += [
        f"C/{place},3/3/2026,Given{place},Family{place},Other {place},ex-partner,Sussex,High" for place in range(number)
    ]
    return "\n".join(lines).encode()


def _timed(words: str, act: Callable[[], object]) -> object:
    begun, worked = time.monotonic(), time.process_time()
    answer = act()
    print(
        f"{words}: {time.monotonic() - begun:.1f} s, {time.process_time() - worked:.1f} s of our processor time",
        flush=True,
    )
    return answer


if __name__ == "__main__":
    main()
