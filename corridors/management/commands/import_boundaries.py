"""Better outlines of countries, or of disputed areas, for the maps; scores stay as they are."""

import logging
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from corridors.importing.boundaries import import_boundaries
from corridors.importing.disputed_areas import DisputedOutlines, import_disputed_areas
from corridors.importing.outlines import UnusableBoundaries, remove_boundaries

NATURAL_EARTH = {f"ne_{scale}m": f"Natural Earth 1:{scale}m" for scale in ("10", "50", "110")}
PAGE = "https://www.naturalearthdata.com/"


class Command(BaseCommand):
    help = (
        "Let the maps show country outlines from a file (GeoJSON, GeoPackage, zipped shapefile), or finer "
        "outlines of the disputed areas. Only maps change: no score depends on it. --remove goes back to the "
        "shapes of the installation."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="the file as its publisher gives it out")
        parser.add_argument("--source", default="", help="whose outlines they are; known of Natural Earth")
        parser.add_argument("--licence", default="", help="their licence; known of Natural Earth")
        parser.add_argument("--page", default="", help="the publisher's page")
        parser.add_argument("--remove", action="store_true", help="go back to the base shapes")

    def handle(self, *args: Any, **options: Any) -> None:
        logging.getLogger("pyogrio").setLevel(logging.WARNING)
        if options["remove"]:
            self._remove()
        else:
            self._import(options)

    def _import(self, options: dict[str, Any]) -> None:
        file: Path | None = options["file"]
        if file is None or not file.is_file():
            raise CommandError(f"There is no file {str(file or '')!r}.", returncode=2)
        source, licence, page = _origin(file, options)
        try:
            disputed = import_disputed_areas(file, source, licence, page)
            if disputed is not None:
                self._told_disputed(disputed)
                return
            kept = import_boundaries(file, source, licence, page)
        except UnusableBoundaries as error:
            raise CommandError(str(error)) from error
        self._say("Shapes that lead to no country and are left out", kept.left_out)
        self._say("Screened countries without a shape, shown by a mark", kept.without_shape)
        self.stdout.write(f"{kept.edition.countries} countries from {source}, {licence}; maps show them now.")

    def _told_disputed(self, kept: DisputedOutlines) -> None:
        self._say("Disputed areas that keep our coarse outline or mark", kept.without)
        edition = kept.edition
        self.stdout.write(f"{edition.countries} outlines of disputed areas from {edition}; maps show them.")

    def _remove(self) -> None:
        removed = remove_boundaries()
        served = " and ".join(dict.fromkeys(edition.source for edition in removed))
        text = f"{served} no longer serves" if served else "No imported outlines were in use"
        self.stdout.write(f"{text}; maps show the base shapes.")

    def _say(self, what: str, found: tuple[str, ...]) -> None:
        if found:
            self.stdout.write(f"{what}: {', '.join(found)}.")


def _origin(file: Path, options: dict[str, Any]) -> tuple[str, str, str]:
    """Whose outlines they are, under which licence; nothing is kept of which nobody says so."""
    name = file.name.lower()
    known = next((title for begins, title in NATURAL_EARTH.items() if name.startswith(f"{begins}_")), "")
    source, licence = options["source"] or known, options["licence"] or ("public domain" if known else "")
    if not source or not licence:
        missing = " and ".join(
            word for word, said in (("--source", source), ("--licence", licence)) if not said
        )
        raise CommandError(f"Say {missing} of {file.name}: outlines are shown with both.", returncode=2)
    return source, licence, options["page"] or (PAGE if known else "")
