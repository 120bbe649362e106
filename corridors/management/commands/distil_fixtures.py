"""Distil the figures of ``fixtures/`` from a folder of publishers' files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from corridors.codes import UnknownCountry
from corridors.distilling.catalogue import EDITIONS
from corridors.distilling.folder import UnclearLicence, distil_folder
from corridors.distilling.tables import TableTooLarge
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import UnusableRow


class Command(BaseCommand):
    help = "Write the tables of the fixtures folder from publishers' files; running twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, help="folder of publishers' files, with its releases.csv")
        parser.add_argument("--into", type=Path, default=settings.FIXTURES, help="folder to write")

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["dir"]
        if not (source / "releases.csv").is_file():
            raise CommandError(f"There is no releases.csv in {source}.", returncode=2)
        try:
            for told in distil_folder(source, options["into"], EDITIONS):
                self.stdout.write(str(told))
        except (UnreadableFile, UnclearLicence, TableTooLarge, UnusableRow, UnknownCountry) as error:
            raise CommandError(str(error)) from error
