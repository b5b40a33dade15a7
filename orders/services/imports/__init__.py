"""What a supervisor does to bring a spreadsheet in: hand the file over, say what its columns are, try, load."""

from orders.services.imports.checking import check, choose, start_check
from orders.services.imports.files import (
    NewFile,
    TableLayout,
    discard_file,
    discard_old_files,
    set_layout,
    take_file,
)
from orders.services.imports.loading import load, start_load

__all__ = [
    "NewFile",
    "TableLayout",
    "check",
    "choose",
    "discard_file",
    "discard_old_files",
    "load",
    "set_layout",
    "start_check",
    "start_load",
    "take_file",
]
