"""What a person says about a file that is imported, and who is told how far it is."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Report = Callable[[str, float], None]
"""The stage, in words, and the share of the whole work that is done; raises when nobody wants it any more."""


def quiet(stage: str, done: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Says:
    """What a person states of an edition; empty where the file or the dataset's latest release decides."""

    version: str = ""
    released: date | None = None
    page_url: str = ""
    licence: str = ""
    covered_until: date | None = None
    period: str = ""
    absent_means: str = ""
    countries_covered: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """The columns of a release that are stated."""
        stated = {name: value for name, value in vars(self).items() if value}
        listed = {"countries_covered": sorted(self.countries_covered)} if self.countries_covered else {}
        return stated | listed


@dataclass(frozen=True)
class Handling:
    """How a file is imported.

    Attributes
    ----------
    says : Says
        Comes before what the file says of itself.
    names : mapping
        Name or code as the publisher writes it -> ISO3, where a curator decided so.
    report : callable
        Told at every stage and while rows are read.
    recorded : callable
        Called with what came of the file inside the transaction that stores it.
    replaces : int or None
        A staged release that an earlier reading of the file left; it goes when the new one is there.
    note : str
        Said of the release beside how it came.
    mark : str
        Names the import: what an earlier try of it left half stored is removed at once.
    publishing : callable
        What the release is published within, inside the same transaction: who does it tells owners there.
    by : user or None
        Who asks, for the history of the release.
    """

    says: Says = Says()
    names: Mapping[str, str] = field(default_factory=dict)
    report: Report = quiet
    recorded: Callable[[Any], None] = lambda imported: None
    replaces: int | None = None
    note: str = ""
    mark: str = ""
    publishing: Callable[[Any], AbstractContextManager[Any]] = nullcontext
    by: Any = None
