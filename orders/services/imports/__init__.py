"""What a supervisor does to bring a spreadsheet in: hand the file over, say what its columns are, try, load."""

from orders.services.imports.checking import RowChoices, answer_questions, check, choose, start_check
from orders.services.imports.files import (
    NewFile,
    TableLayout,
    discard_file,
    discard_old_files,
    lacking,
    layouts_of,
    set_layout,
    take_file,
)
from orders.services.imports.first_look import read_headings
from orders.services.imports.loading import load, start_load
from orders.services.imports.refused import NUMBER, REASON, refused_workbook

__all__ = [
    "NUMBER",
    "REASON",
    "NewFile",
    "RowChoices",
    "TableLayout",
    "answer_questions",
    "check",
    "choose",
    "discard_file",
    "discard_old_files",
    "lacking",
    "layouts_of",
    "load",
    "read_headings",
    "refused_workbook",
    "set_layout",
    "start_check",
    "start_load",
    "take_file",
]
