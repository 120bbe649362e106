"""Table of legal cover: who is bound by which instrument. Pure; displayed, in no score."""

from collections.abc import Iterable
from dataclasses import replace

from assessments.reports.tables.rows import LegalCell, LegalCover, LegalRow
from assessments.reports.words.display import lower_first
from assessments.reports.words.naming import PLACES, Payload, name_of
from corridors.periods import period_words

PARTY_IS_NOT_PROTECTED = "Being party is not being protected: reservations, law and practice decide."
INSTRUMENTS = {
    "Refugee Convention 1951": "who is a refugee; no return to danger; rights in exile",
    "Refugee Protocol 1967": "the same without limits of date",
    "ICRMW 1990": "rights of all migrant workers and their families",
    "UNTOC 2000": "organised crime across borders",
    "Trafficking Protocol 2000": "prevent and punish trafficking, protect its victims",
    "Smuggling Protocol 2000": "smuggled people are not to be prosecuted for it",
    "Statelessness 1954": "status of stateless people",
    "Statelessness 1961": "nationality at birth for those who would have none",
}
OWN_ACCESSION = "a state's own accession protects nobody fleeing it"
NOT_COVERED = "OAU Convention 1969, Cartagena Declaration 1984, temporary protection in the European Union"


def legal_cover(payload: Payload) -> LegalCover:
    """Instruments by country: origin, transit countries, destination. Instruments keep their order."""
    entries = [entry for place in PLACES for entry in _entries(payload, place)]
    countries = list(dict.fromkeys(country for country, _ in entries))
    names = list(dict.fromkeys([*INSTRUMENTS, *(entry["instrument"] for _, entry in entries)]))
    cells = {(country, entry["instrument"]): entry for country, entry in entries}
    rows = tuple(
        _row(name, [_cell(payload, iso3, cells.get((iso3, name))) for iso3 in countries])
        for name in names if any((iso3, name) in cells for iso3 in countries)
    )  # fmt: skip
    return LegalCover(tuple(name_of(payload, iso3) for iso3 in countries), rows)


def _row(instrument: str, cells: list[LegalCell]) -> LegalRow:
    """One instrument; what is said of a commitment is the same everywhere and stands once."""
    notes = {cell.note for cell in cells}
    if {cell.status for cell in cells} != {"commitment"} or len(notes) != 1:
        return LegalRow(instrument, INSTRUMENTS.get(instrument, ""), tuple(cells))
    return LegalRow(instrument, notes.pop(), tuple(replace(cell, note="") for cell in cells))


def _entries(payload: Payload, place: str) -> Iterable[tuple[str, Payload]]:
    """Entries with their country; a route entry names its own, else the only transit country."""
    part = payload["places"][place]
    transit = part.get("transit") or [] if place == "route" else []
    only = transit[0] if len(transit) == 1 else None
    for entry in part.get("legal") or []:
        country = entry.get("country") or part.get("country") or only
        if country:
            yield country, entry


def _cell(payload: Payload, iso3: str, entry: Payload | None) -> LegalCell:
    if entry is None:
        return LegalCell(name_of(payload, iso3), "not applicable", "", "", OWN_ACCESSION)
    return LegalCell(
        name_of(payload, iso3), entry["status"], period_words(entry["since"] or "", short=True),
        period_words(entry["known_to"] or "", short=True),
        lower_first((entry["note"] or "").rstrip(".")), entry.get("evidence") or "",
    )  # fmt: skip
