"""Names the risk tools whose results are kept; what they ask belongs to their owners and is nowhere in Hawthorn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Tool:
    """A tool by name, and where its owner tells about it."""

    words: str
    href: str = ""


TOOLS: Final[Mapping[str, Tool]] = {
    "dash": Tool("DASH", "https://safelives.org.uk/resources-for-professionals/"),
    "s_dash": Tool("S-DASH (stalking screening)", "https://www.dashriskchecklist.com/"),
    "dara": Tool("DARA", "https://www.college.police.uk/app/major-investigation-and-public-protection/domestic-abuse"),
    "sash": Tool("SASH", "https://www.stalkingriskprofile.com/stalking-risk-profile/sash"),
    "srp": Tool("Stalking Risk Profile (SRP)", "https://www.stalkingriskprofile.com/"),
    "sam": Tool("SAM"),
    "other": Tool("Another tool: say which"),
}
TOOL_NAMES: Final = {code: tool.words for code, tool in TOOLS.items()}
