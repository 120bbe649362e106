"""Who is bound by which of nine United Nations treaties.

Two tables: the status lists of the UN Treaty Collection as copied on 14 March 2015 (participants by name,
dates as ``30 Aug 2005 a``), and later consents typed row by row, each with its basis. In the lists a letter
behind the date says how a state consented: ``a`` accession, ``d`` succession, ``A`` acceptance,
``AA`` approval, none ratification. A row with a signature only is a signature: not yet party.

Source: https://treaties.un.org/Pages/ParticipationStatus.aspx
"""

import re
from collections.abc import Iterator
from datetime import date

from corridors.codes import from_iso3, from_name
from corridors.sources.reading import ParticipationReading, Row
from corridors.sources.tables import Source, UnusableRow, columns, csv_rows, day, judged

STATUS_KNOWN_TO = date(2015, 3, 14)
"""The day the status lists were copied; what happened later is not in them."""

INSTRUMENTS = frozenset(
    {
        "Refugee Convention 1951", "Refugee Protocol 1967", "ICRMW 1990", "UNTOC 2000",
        "Trafficking Protocol 2000", "Smuggling Protocol 2000", "Statelessness 1954",
        "Statelessness 1961", "Firearms Protocol 2001",
    }
)  # fmt: skip

ACTIONS = {"": "ratification", "a": "accession", "d": "succession", "A": "acceptance", "AA": "approval"}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATUS = ("treaty", "untc_no", "participant", "signature_raw", "consent_raw")
_LATER = ("iso3", "instrument", "action", "date", "basis")

STATUS_COLUMNS = {"nine lists in one table": _STATUS}
LATER_COLUMNS = {"row by row": _LATER}


def read_treaty_status(source: Source) -> Iterator[Row]:
    """Read the status lists: one row a participant and instrument, known to 14 March 2015."""
    header, rows = csv_rows(source, _STATUS)
    treaty, number, participant, signature, consent = columns(header, _STATUS)

    def read(cells: list[str]) -> tuple[ParticipationReading, ...]:
        instrument, iso3 = instrument_of(cells[treaty]), from_name(cells[participant])
        action, since = _consent(cells[consent], cells[signature])
        basis = f"UN Treaty Collection, status list {cells[number]}"
        return (ParticipationReading(instrument, iso3, action, since, STATUS_KNOWN_TO, False, basis),)

    return judged(rows, len(header), read)


def read_later_participation(source: Source) -> Iterator[Row]:
    """Read later consents: a basis that says "to be checked" marks the reading so.

    The status is known to the day of the consent: no list of a later day stands behind the row.
    """
    header, rows = csv_rows(source, _LATER)
    iso3, instrument, action, when, basis = columns(header, _LATER)

    def read(cells: list[str]) -> tuple[ParticipationReading, ...]:
        country, since, why = from_iso3(cells[iso3]), day(cells[when]), cells[basis].strip()
        if since is None or not why:
            raise UnusableRow("A later consent needs its day and its basis.")
        if cells[action] not in ACTIONS.values():
            raise UnusableRow(f"{cells[action]!r} is none of {', '.join(ACTIONS.values())}.")
        checked_later = "to be checked" in why.lower()
        treaty = instrument_of(cells[instrument])
        return (ParticipationReading(treaty, country, cells[action], since, since, checked_later, why),)

    return judged(rows, len(header), read)


def instrument_of(name: str) -> str:
    if name.strip() not in INSTRUMENTS:
        raise UnusableRow(f"{name.strip()!r} is none of the nine treaties.")
    return name.strip()


def _consent(consent: str, signature: str) -> tuple[str, date]:
    """Return how and since when a state is bound, or its signature where it only signed."""
    if consent.strip():
        return _dated(consent)
    if signature.strip():
        return "signature", _dated(signature)[1]
    raise UnusableRow("The row has neither a date of signature nor one of consent.")


def _dated(text: str) -> tuple[str, date]:
    parts = re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ?(a|d|A|AA|)", text.strip())
    if parts is None or parts[2] not in _MONTHS:
        raise UnusableRow(f"{text.strip()!r} is no date of consent.")
    try:
        return ACTIONS[parts[4]], date(int(parts[3]), _MONTHS.index(parts[2]) + 1, int(parts[1]))
    except ValueError as error:
        raise UnusableRow(f"{text.strip()!r} is no day of the calendar.") from error
