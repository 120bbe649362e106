"""What the reason of a release says: how it came, the checksum of its rows, what happened to it later.

It is kept as one text; pages show its parts.
"""

from dataclasses import dataclass

FROM_FIXTURES = "Loaded from this project's fixtures"
IMPORTED = "Imported from the publisher's file on "
BY_HAND = "Recorded by hand on "
ROWS = ", rows SHA-256 "
SUPERSEDED_BY = ". Superseded by "
"""Stands between what a release's reason says of its coming and the key of what came after it."""

WITHDRAWN = ". Withdrawn: "
"""Stands between what a release's reason says of its coming and why it was withdrawn."""


@dataclass(frozen=True)
class Reason:
    """The parts of a reason, empty where it does not say so.

    Examples
    --------
    >>> Reason.of("Loaded from this project's fixtures, rows SHA-256 ab12. Withdrawn: Counted twice.")
    Reason(came="Loaded from this project's fixtures", rows_sha256='ab12', later='Counted twice.')
    >>> Reason.of("The publisher found a wrong column.")
    Reason(came='', rows_sha256='', later='The publisher found a wrong column.')
    """

    came: str = ""
    rows_sha256: str = ""
    later: str = ""

    @classmethod
    def of(cls, text: str) -> "Reason":
        if not text.startswith((FROM_FIXTURES, IMPORTED, BY_HAND)):
            return cls(later=text)
        came, _, digest = coming(text).partition(ROWS)
        return cls(came, digest, text.partition(WITHDRAWN)[2])


def coming(text: str) -> str:
    """Return what a reason says of its release's coming, without what happened to it later.

    >>> coming("Imported from the publisher's file on 2026-11-22. Superseded by wgi-2024")
    "Imported from the publisher's file on 2026-11-22"
    """
    return text.split(SUPERSEDED_BY)[0].split(WITHDRAWN)[0]
