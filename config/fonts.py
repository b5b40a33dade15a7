"""Gathers the fonts with which letters are printed out of the npm lock: one for each script that people here write.

All are under the SIL Open Font License 1.1; the notice of each stands beside it. Pages use no font of ours.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from config.environment import BASE

FONTS: Final = BASE / "orders/paper/fonts"
SCRIPTS: Final = (
    "noto-serif",
    "noto-naskh-arabic",
    "noto-sans-armenian",
    "noto-sans-bengali",
    "noto-sans-devanagari",
    "noto-sans-ethiopic",
    "noto-sans-georgian",
    "noto-sans-gujarati",
    "noto-sans-gurmukhi",
    "noto-sans-hebrew",
    "noto-sans-kannada",
    "noto-sans-khmer",
    "noto-sans-lao",
    "noto-sans-malayalam",
    "noto-sans-myanmar",
    "noto-sans-oriya",
    "noto-sans-sinhala",
    "noto-sans-tamil",
    "noto-sans-telugu",
    "noto-sans-thai",
)
"""Latin, Greek and Cyrillic; Arabic with Urdu, Persian and Kurdish; and so on, each in two weights."""
WEIGHTS: Final = ("400Regular", "700Bold")
EAST_ASIAN: Final = {"fonts-sc": "NotoSansHans-Regular.otf", "fonts-kr": "NotoSansKR-Regular.otf"}
"""Chinese with the signs of Japanese, and Korean: large, so in one weight."""


def gather_fonts(modules: Path, out: Path) -> None:
    """Copy each font that letters use, and its licence."""
    out.mkdir(parents=True)
    for package, font in fonts_in(modules):
        shutil.copy(font, out)
        licence = next(name for name in ("LICENSE_FONT", "LICENSE") if (package / name).exists())
        shutil.copy(package / licence, out / f"{package.name}.LICENSE.txt")


def fonts_in(modules: Path) -> Iterator[tuple[Path, Path]]:
    """Each package of fonts with each file that is taken from it."""
    for script in SCRIPTS:
        package = modules / "@expo-google-fonts" / script
        for weight in WEIGHTS:
            yield package, next((package / weight).glob("*.ttf"))
    for name, font in EAST_ASIAN.items():
        package = modules / "@embedpdf" / name
        yield package, package / "fonts" / font
