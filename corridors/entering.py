"""Recording entries by hand: each saved change is a release that takes the place of the one before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from corridors import release_reason as reason
from corridors.importing.publishing import barred_because, predecessors, publish
from corridors.importing.staging import store
from corridors.models import HandEntries, Publisher, Release, ReleaseStep
from corridors.models.entries import BY_HAND, digest_of
from corridors.sources.entries import Cells, Kind, canonical, read_entries, read_row
from corridors.sources.entry_sheet import table_of
from corridors.sources.reading import RejectedRow

LICENCE = "facts"


@dataclass(frozen=True)
class Entered:
    """What saving came to.

    Attributes
    ----------
    is_new : bool
        False where the table says what it said before.
    """

    release: Release
    is_new: bool

    @property
    def counts(self) -> bool:
        return self.release.status == Release.Status.PUBLISHED


@dataclass(frozen=True)
class Uploaded:
    """What a spreadsheet says against the entries there are.

    Attributes
    ----------
    added, changed, unchanged : int
    refused : tuple of RejectedRow
        Nothing is saved while there is one.
    """

    rows: tuple[Cells, ...]
    added: int
    changed: int
    unchanged: int
    refused: tuple[RejectedRow, ...]


class NotThere(LookupError):
    """The entry is not there any more."""


def current(kind: Kind) -> HandEntries | None:
    """The entries of a kind that count, None where nothing was recorded yet."""
    return HandEntries.objects.of_kind(kind.slug).counting().select_related("release").first()


def current_rows(kind: Kind) -> list[Cells]:
    entries = current(kind)
    return entries.rows if entries else []


def about(kind: Kind, row: Cells) -> tuple[str, ...]:
    return tuple(row[name] for name in kind.about)


def save_row(
    kind: Kind, row: Cells, *, instead_of: tuple[str, ...] | None, by: Any, why: str = ""
) -> Entered:
    """Add an entry, or put it in the place of another; what it is about tells entries apart."""
    gone = {about(kind, row), instead_of}
    with transaction.atomic():
        kept = [other for other in _held(kind) if about(kind, other) not in gone]
        return enter(kind, [*kept, row], by=by, why=why)


def retire_row(kind: Kind, which: tuple[str, ...], *, by: Any, why: str) -> Entered:
    """Take an entry out; the releases that had it stay as they are.

    Raises
    ------
    NotThere
        When somebody retired it in the meantime.
    """
    with transaction.atomic():
        rows = _held(kind)
        kept = [row for row in rows if about(kind, row) != which]
        if len(kept) == len(rows):
            raise NotThere(_("There is no entry about %s any more.") % " ".join(which))
        return enter(kind, kept, by=by, why=why)


def read_upload(kind: Kind, content: bytes) -> Uploaded:
    """Read a spreadsheet or csv; entries it does not name stay as they are.

    Raises
    ------
    UnreadableFile
        When it is no table of this kind.
    """
    table = table_of(kind, content)
    refused = tuple(
        replace(row, line=table.lines[row.line - 2])
        for row in read_entries(kind, table.content)
        if isinstance(row, RejectedRow)
    )
    held = {about(kind, row): row for row in current_rows(kind)}
    same = sum(held.get(about(kind, row)) == row for row in table.rows)
    known = sum(about(kind, row) in held for row in table.rows)
    return Uploaded(table.rows, len(table.rows) - known, known - same, same, refused)


def save_upload(kind: Kind, uploaded: Uploaded, *, by: Any, why: str = "") -> Entered:
    """Add and change what a spreadsheet without refused rows says."""
    named = {about(kind, row) for row in uploaded.rows}
    with transaction.atomic():
        kept = [row for row in _held(kind) if about(kind, row) not in named]
        return enter(kind, [*kept, *uploaded.rows], by=by, why=why)


@transaction.atomic
def enter(kind: Kind, rows: Iterable[Cells], *, by: Any, why: str = "") -> Entered:
    """Save a whole table of entries as a release, and let it count unless two people are asked for.

    Raises
    ------
    UnusableRow, UnknownCountry
        With the value that is wrong; nothing is written then.
    """
    listed = list(rows)
    readings = [reading for row in listed for reading in read_row(kind, row)]
    document = canonical(kind, listed)
    before = current(kind)
    if before is not None and before.document == document:
        return Entered(before.release, is_new=False)
    release = _release(kind, listed, document)
    store(release, readings)
    HandEntries.objects.create(release=release, kind=kind.slug, document=document)
    ReleaseStep.objects.create(release=release, step=ReleaseStep.Step.STAGED, by=by, why=why)
    if not barred_because(release, by):
        publish(release, predecessors(release), by, why)
    return Entered(release, is_new=True)


def _held(kind: Kind) -> list[Cells]:
    """The rows that count, no other change being saved meanwhile."""
    list(Publisher.objects.select_for_update().filter(pk=BY_HAND))
    return current_rows(kind)


def _release(kind: Kind, rows: Sequence[Cells], document: str) -> Release:
    today = timezone.localdate().isoformat()
    number = HandEntries.objects.of_kind(kind.slug).count() + 1
    pages = {row["source_url"] for row in rows}
    return Release(
        key=f"entries-{kind.slug}-{number}", publisher=_curators(), dataset=kind.dataset,
        version=f"version {number}", retrieved=today, licence=LICENCE, absent_means=kind.absent_means,
        page_url=pages.pop() if len(pages) == 1 else "", sha256=digest_of(document), rows_read=len(rows),
        status=Release.Status.STAGED, status_reason=f"{reason.BY_HAND}{today}",
    )  # fmt: skip


def _curators() -> Publisher:
    name = "Curators of this installation"
    return Publisher.objects.get_or_create(slug=BY_HAND, defaults={"name": name})[0]
