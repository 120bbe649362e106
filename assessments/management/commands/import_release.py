"""Import a publisher's file, unchanged, as a release that is staged until it is published."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.curating import telling_owners
from corridors.codes import UnknownCountry, from_iso3
from corridors.importing import Imported, NotPublishable, UnknownLicence, import_file
from corridors.importing.arriving import NoLongerArriving
from corridors.importing.handling import Handling, Says
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import UnknownDataset


def stated_in(options: dict[str, Any]) -> Says:
    """What the command line states of the edition."""
    same = ("released", "covered_until", "period", "page_url", "licence", "absent_means")
    stated = {name: options[name] for name in same}
    countries = tuple(from_iso3(code) for code in options["countries"])
    return Says(version=options["edition"], countries_covered=countries, **stated)


LOSSES = ("years", "lost", "no-longer")
"""Kinds of doubts about what would be gone."""


class Command(BaseCommand):
    help = "Stage a publisher's file as it came, say what would change, and with --publish let it count."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("publisher", help="a publisher (unhcr) or one of its datasets (unhcr-population)")
        parser.add_argument("file", type=Path, help="the file as the publisher gives it out")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")
        parser.add_argument("--publish", action="store_true", help="let it count in place of the one before")
        facts = parser.add_argument_group("facts", "what the file does not say of its edition")
        facts.add_argument("--edition", default="", help="its version: '25.1', '2024 update'")
        facts.add_argument("--released", type=date.fromisoformat, help="the day it was given out: 2026-03-31")
        facts.add_argument("--covered-until", type=date.fromisoformat, help="the last day it speaks about")
        facts.add_argument("--countries", nargs="*", default=(), help="codes, where it speaks of some only")
        for name in ("period", "page-url", "licence", "absent-means"):
            facts.add_argument(f"--{name}", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"There is no file {str(file)!r}.", returncode=2)
        try:
            imported = import_file(
                options["publisher"], file, dry_run=options["dry_run"], publishing=options["publish"],
                handling=Handling(says=stated_in(options), publishing=telling_owners),
            )  # fmt: skip
        except (UnknownDataset, UnknownCountry) as error:
            raise CommandError(str(error), returncode=2) from error
        except (UnreadableFile, UnknownLicence, NotPublishable, NoLongerArriving) as error:
            raise CommandError(str(error)) from error
        self._show_refused(imported)
        self._show_losses(imported)
        self.stdout.write(f"{imported.release.key}: {imported.release}")
        self.stdout.write(str(imported))

    def _show_losses(self, imported: Imported) -> None:
        for doubt in imported.doubts:
            if doubt.kind in LOSSES:
                self.stderr.write(f"warning: {doubt}")

    def _show_refused(self, imported: Imported) -> None:
        for row in imported.refused:
            self.stderr.write(f"line {row.line}: {row.reason}")
        if imported.refused:
            shown, total = len(imported.refused), imported.release.rows_refused
            rest = f"; the first {shown} are shown" if total > shown else ""
            self.stderr.write(f"{total} of {imported.release.rows_read} rows were refused{rest}.")
