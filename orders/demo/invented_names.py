"""Invented names for the demo: no surname that anybody is known to bear."""

from __future__ import annotations

from random import Random
from typing import Final

FIRST_NAMES: Final = (
    "Alba", "Brisa", "Calla", "Dorrit", "Elspa", "Fenna", "Ginevra", "Hollis", "Isolde", "Juna", "Kerra", "Liora",
    "Maren", "Nerys", "Orla", "Petra", "Quenna", "Rhosyn", "Senna", "Tamsin", "Una", "Verity", "Wren", "Ysolt",
    "Anwen", "Bettany", "Corisa", "Delphie", "Emlyn", "Farida", "Gwenda", "Hasna", "Imara", "Jessamy", "Keziah",
)  # fmt: skip
HIS_FIRST_NAMES: Final = (
    "Aldous", "Bram", "Corin", "Dacre", "Evander", "Florian", "Garrick", "Hob", "Ivo", "Jory", "Kester", "Lorcan",
    "Merrick", "Nye", "Osric", "Piran", "Quill", "Rafe", "Silas", "Tarquin", "Ulric", "Varian", "Wystan", "Yorick",
)  # fmt: skip
LAST_NAME_BEGINNINGS: Final = (
    "Bramblen", "Cindermar", "Dapplef", "Emberst", "Fallowm", "Gorsel", "Hollowb", "Inkp", "Jasperh", "Kestrelm",
    "Lanternf", "Mistlew", "Nettlesh", "Otterst", "Pebblem", "Quillst", "Russetf", "Sorrelh", "Thistlem", "Umberl",
    "Velvetm", "Wickerb", "Yarrowst", "Zephyrm",
)  # fmt: skip
LAST_NAME_ENDINGS: Final = ("arrow", "aven", "ebrook", "elow", "enby", "erley", "ingale", "omber")
OFFICERS: Final = (
    "PC Inkperley", "DC Umberlaven", "PC Wickerbenby", "DS Fallowmarrow", "DC Russetfelow", "PC Gorselingale",
    "DS Otterstomber", "PC Zephyrmebrook",
)  # fmt: skip


class InventedNames:
    """Gives each invented person a name of their own; the same seed gives the same names."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._last_names = [first + last for first in LAST_NAME_BEGINNINGS for last in LAST_NAME_ENDINGS]
        rng.shuffle(self._last_names)

    def last_name(self) -> str:
        """A surname that nobody else in the demo has, until all have been given."""
        name = self._last_names.pop(0)
        self._last_names.append(name)
        return name

    def victim(self) -> tuple[str, str]:
        return self._rng.choice(FIRST_NAMES), self.last_name()

    def perpetrator(self) -> str:
        return f"{self._rng.choice(HIS_FIRST_NAMES)} {self.last_name()}"

    def officer(self) -> str:
        return self._rng.choice(OFFICERS)

    def phone(self) -> str:
        """A number from the range kept for drama (07700 900000 to 900999), which rings nowhere."""
        return f"07700 900{self._rng.randrange(1000):03}"
