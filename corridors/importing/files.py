"""Importing a publisher's file as it came: recognised, read, distilled, staged, compared, published.

The file is read before anything is written. Its rows go in in steps, seen by nobody, and are compared
there; the last step, in one transaction, makes the release known and publishes it where that is asked. All
of it is there or nothing. A dry run does everything and takes it back.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.db import transaction

from corridors.codes import also_called
from corridors.importing.arriving import accept, arriving, give_sign, hide, remove, sweep
from corridors.importing.comparing import Differences, differences
from corridors.importing.contents import Contents, NothingUsable, contents_of
from corridors.importing.describing import described
from corridors.importing.doubting import Doubt, doubts
from corridors.importing.handling import Handling, Report, quiet
from corridors.importing.judging import judge
from corridors.importing.layouts import Layout, Opened, of_reader
from corridors.importing.measuring import rows_in
from corridors.importing.publishing import NotPublishable, predecessors, publish
from corridors.importing.recognising import recognised
from corridors.importing.spooling import Spool
from corridors.importing.staging import without_replaced
from corridors.importing.unknown_names import aliases_of
from corridors.models import Release, ReleaseStep
from corridors.sources.reading import RejectedRow

UNCHANGED = "unchanged"
DRY_RUN = "dry run"
READ_FROM, READ_UNTIL, STORED = 0.05, 0.5, 0.9
"""Shares of the work that are done when the file is opened, when it is read to its end, when it is stored."""


@dataclass(frozen=True)
class Imported:
    """What came of a file.

    Attributes
    ----------
    release : Release
        As stored, or as it would be stored by a run that is not dry.
    refused : tuple of RejectedRow
        The first refused rows; the release says how many there are.
    status : str
        ``staged``, ``published``, ``unchanged`` or ``dry run``.
    layout : Layout
        What the file was taken for.
    contents : Contents or None
        What was read; ``None`` where the same bytes were here already.
    doubts : tuple of Doubt
        What looks wrong in it.
    names : mapping
        Names of countries for which a curator's word was taken.
    """

    release: Release
    differences: Differences
    refused: tuple[RejectedRow, ...]
    status: str
    layout: Layout
    contents: Contents | None = None
    doubts: tuple[Doubt, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        rows, found = self.release, self.differences
        return (
            f"read {rows.rows_read}, refused {rows.rows_refused}, added {found.added}, "
            f"changed {found.changed}, gone {found.gone}, {self.status}"
        )


def import_file(
    name: str,
    file: Path,
    *,
    dry_run: bool = False,
    publishing: bool = False,
    by: Any = None,
    handling: Handling | None = None,
) -> Imported:
    """Import a publisher's file.

    Parameters
    ----------
    name : str
        Key of a dataset (``unhcr-population``) or slug of a publisher (``unhcr``); ``""`` finds out.
    dry_run : bool
        Write nothing, and say what would be written.
    publishing : bool
        Let the release count at once, in the place of the one published before.
    by : user, optional
        Who asks, for the history; nobody where a command does.
    handling : Handling, optional
        What else is said of the file, and who is told how far it is.

    Raises
    ------
    UnknownDataset, UnreadableFile, UnknownLicence, NotPublishable
        With one sentence; the database is as before then.
    """
    handling = handling or Handling(by=by)
    handling.report("finding out what it is", 0.02)
    what = of_reader(recognised(name, file))
    return import_as(what, file, handling, dry_run=dry_run, publishing=publishing)


def import_as(
    opened: Opened, file: Path, handling: Handling, *, dry_run: bool = False, publishing: bool = False
) -> Imported:
    """Import a file of which it is known what it is."""
    sha256 = sha256_of(file)
    layout = opened(sha256, handling.says)
    names = {**aliases_of(layout.publisher), **handling.names}
    if not names and (stored := _stored_under(key_of(layout, sha256))) is not None:
        return _again(stored, layout, handling, dry_run, publishing)
    with also_called(names) as met:
        contents = _read(layout, file, handling)
    used = {name: names[name] for name in sorted(met)}
    key = key_of(layout, sha256, used)
    if (stored := _stored_under(key)) is not None:
        return _again(stored, layout, handling, dry_run, publishing)
    if layout.yields_to:
        contents.kept = Spool(without_replaced(contents.kept, layout.yields_to))
    release = described(layout.known, layout.states, contents, file, handling)
    release.key, release.sha256 = key, sha256
    imported = Imported(
        release, Differences(), tuple(contents.first_refused), "", layout, contents, names=used
    )
    return _store(imported, handling, dry_run, publishing)


def _read(layout: Layout, file: Path, handling: Handling) -> Contents:
    try:
        by_whom = judge(repeating=layout.repeating)
        return contents_of(file, layout.read, layout.distil, telling(file, handling.report), by_whom)
    except NothingUsable as nothing:
        nothing.label, nothing.publisher = layout.label, layout.publisher
        raise


def key_of(layout: Layout, sha256: str, names: Mapping[str, str] | None = None) -> str:
    """The same bytes read with the same names of countries are the same release."""
    mark = hashlib.sha256(repr(sorted(names.items())).encode()).hexdigest()[:6] if names else ""
    return "-".join(part for part in (layout.key, sha256[:12], mark) if part)


def telling(file: Path, report: Report) -> Callable[[int], None]:
    """Return how the reading says how far it is: by rows of a text file, whose number is known before."""
    report("reading", READ_FROM)
    total = rows_in(file)

    def tell(read: int) -> None:
        if total:
            report(
                f"reading row {read:,} of about {total:,}",
                READ_FROM + (READ_UNTIL - READ_FROM) * min(1, read / total),
            )
        else:
            report(f"reading row {read:,}", READ_FROM)

    return tell


def _store(imported: Imported, handling: Handling, dry_run: bool, publishing: bool) -> Imported:
    release, contents = imported.release, imported.contents
    sweep(handling.mark)
    readings = contents.kept if contents else Spool()
    with arriving(release, readings, handling.report, (READ_UNTIL, STORED), handling.mark):
        before = predecessors(release)
        found = _compared(imported, before, _with_signs(release, handling.report))
        with transaction.atomic():
            list(imported.layout.known.releases.select_for_update().values_list("pk"))
            stored = _stored_under(release.key)
            if stored is None:
                found = _accepted(found, before, handling, dry_run, publishing)
            transaction.set_rollback(dry_run)
    _remove_replaced(handling)
    return found if stored is None else _again(stored, imported.layout, handling, dry_run, publishing)


def _with_signs(release: Release, report: Report) -> Report:
    def told(stage: str, done: float) -> None:
        give_sign(release)
        report(stage, done)

    return told


def _compared(imported: Imported, before: Collection[Release], report: Report) -> Imported:
    report("comparing with what counts now", STORED)
    found = differences(imported.release, before)
    report("looking for what seems wrong", STORED + 0.05)
    return replace(imported, differences=found, doubts=tuple(doubts(imported.release, before)))


def _accepted(
    found: Imported, before: list[Release], handling: Handling, dry_run: bool, publishing: bool
) -> Imported:
    """Make the release known; the caller holds the transaction."""
    release = found.release
    accept(release)
    if handling.replaces is not None:
        hide(handling.replaces)
    ReleaseStep.objects.create(release=release, step=ReleaseStep.Step.STAGED, by=handling.by)
    now = predecessors(release)
    if now != before:  # somebody published one while the rows went in
        found = _compared(found, now, quiet)
    release.doubts = [doubt.as_dict() for doubt in found.doubts]
    release.save(update_fields=["doubts"])
    if publishing:
        with handling.publishing(release):
            publish(release, now, handling.by)
    found = replace(found, status=DRY_RUN if dry_run else str(release.status))
    handling.recorded(found)
    return found


def _remove_replaced(handling: Handling) -> None:
    for hidden in Release.arriving.filter(pk=handling.replaces):
        remove(hidden)


def _stored_under(key: str) -> Release | None:
    return Release.objects.filter(key=key).first()


def _again(stored: Release, layout: Layout, handling: Handling, dry_run: bool, publishing: bool) -> Imported:
    """Pass over bytes that are stored already; publish them where that is asked and still to do."""
    if stored.status == Release.Status.WITHDRAWN:
        raise NotPublishable(f"This file is here as {stored.name} and was withdrawn. {stored.reason.later}")
    if stored.status == Release.Status.REJECTED and publishing:
        raise NotPublishable(f"This file is here as {stored.name} and was rejected.")
    found, status = Differences(), UNCHANGED
    with transaction.atomic():
        if stored.status != Release.Status.PUBLISHED:
            before = predecessors(stored)
            found = differences(stored, before)
            if publishing:
                with handling.publishing(stored):
                    publish(stored, before, handling.by)
                status = DRY_RUN if dry_run else str(stored.status)
        if handling.replaces not in (None, stored.pk):
            hide(handling.replaces)
        imported = Imported(stored, found, (), status, layout)
        handling.recorded(imported)
        transaction.set_rollback(dry_run)
    _remove_replaced(handling)
    return imported


def sha256_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
