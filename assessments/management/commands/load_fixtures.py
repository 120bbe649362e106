"""Load the fixtures folder: methods, reference tables, releases with their figures, sample corridors."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q

from assessments.models import Method, MethodComparison, Snapshot
from assessments.scoring.methods.method import InvalidMethod, load_method
from corridors.importing import UnusableTable, load_folder

DEFAULT = "corridor-1.0"


class Command(BaseCommand):
    help = "Load methods, figures and sample corridors; loading twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.FIXTURES, help="folder to load")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        in_use = set(Snapshot.releases.through.objects.values_list("release_id", flat=True).distinct())
        try:
            with transaction.atomic():
                methods = [publish_method(path) for path in sorted((folder / "methods").glob("*.toml"))]
                loaded = load_folder(folder, in_use)
        except (InvalidMethod, MethodInUse, UnusableTable) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(methods)} methods; {loaded}.")


class MethodInUse(ValueError):
    """A method file changed under a name some result already names."""


def publish_method(path: Path) -> Method:
    """Store a method file; a version a snapshot uses is never replaced by another text.

    Which version is used unless another is asked for is set once and then left to the curators.

    Raises
    ------
    InvalidMethod
        When the file is no method, or its name is not the file's.
    MethodInUse
        When a result uses another text of this name; the message has both hashes.
    """
    read = load_method(path.read_text(encoding="utf-8"))
    if read.name != path.stem:
        raise InvalidMethod(f"{path.name} calls itself {read.name!r}; file and name must agree.")
    known = Method.objects.filter(name=read.name).first()
    if known is not None and known.sha256 != read.sha256 and is_in_use(known):
        raise MethodInUse(
            f"{read.name} is used by results as {known.sha256} and the file is {read.sha256}: "
            "a published version is never edited, give the change a new name."
        )
    columns = {"sha256": read.sha256, "text": read.text}
    stored, _ = Method.objects.update_or_create(name=read.name, defaults=columns)
    if read.name == DEFAULT and not Method.objects.filter(is_default=True).exists():
        stored.use_from_now_on()
    return stored


def is_in_use(method: Method) -> bool:
    """True where a snapshot or a comparison of versions names it."""
    compared = MethodComparison.objects.filter(Q(old=method) | Q(new=method))
    return Snapshot.objects.filter(method=method).exists() or compared.exists()
