"""Participation in treaties: the later word replaces the earlier one."""

from collections.abc import Iterable

from corridors.sources.reading import ParticipationReading, Reading


def replaced_by(earlier: Iterable[Reading], later: Iterable[Reading]) -> list[Reading]:
    """Leave out of the earlier status list what a later record says about the same state and treaty."""
    known = {(r.instrument, r.iso3) for r in later if isinstance(r, ParticipationReading)}
    return [r for r in earlier if isinstance(r, ParticipationReading) and (r.instrument, r.iso3) not in known]
