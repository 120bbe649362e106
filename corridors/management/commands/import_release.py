"""Import a publisher's file, unchanged, as a release that is staged until it is published."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from corridors.importing import Imported, NotPublishable, UnknownLicence, import_file
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import UnknownDataset


class Command(BaseCommand):
    help = "Stage a publisher's file as it came, say what would change, and with --publish let it count."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("publisher", help="a publisher (unhcr) or one of its datasets (unhcr-population)")
        parser.add_argument("file", type=Path, help="the file as the publisher gives it out")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")
        parser.add_argument("--publish", action="store_true", help="let it count in place of the one before")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"There is no file {str(file)!r}.", returncode=2)
        try:
            imported = import_file(
                options["publisher"], file, dry_run=options["dry_run"], publishing=options["publish"]
            )
        except UnknownDataset as error:
            raise CommandError(str(error), returncode=2) from error
        except (UnreadableFile, UnknownLicence, NotPublishable) as error:
            raise CommandError(str(error)) from error
        self._show_refused(imported)
        self.stdout.write(f"{imported.release.key}: {imported.release}")
        self.stdout.write(str(imported))

    def _show_refused(self, imported: Imported) -> None:
        for row in imported.refused:
            self.stderr.write(f"line {row.line}: {row.reason}")
        if imported.refused:
            shown, total = len(imported.refused), imported.release.rows_refused
            rest = f"; the first {shown} are shown" if total > shown else ""
            self.stderr.write(f"{total} of {imported.release.rows_read} rows were refused{rest}.")
