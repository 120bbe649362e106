"""Draw a stored result again and compare."""

import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from assessments.assessing import evidence_for
from assessments.models import Snapshot
from assessments.questions import counting_as_of, question_about
from assessments.scoring.engine import score_corridor
from assessments.scoring.methods.method import load_method
from assessments.scoring.redrawing import differing, drawn_values
from assessments.scoring.version import ENGINE_VERSION
from corridors.models import Release

SHOWN = 10


class Command(BaseCommand):
    help = "Draw a snapshot again from its corridor, as-of, method and seed, and compare every range."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("snapshot", metavar="SNAPSHOT_ID")

    def handle(self, *args: Any, **options: Any) -> None:
        snapshot = _snapshot(options["snapshot"])
        _check_releases(snapshot)
        _check_corridor(snapshot)
        if snapshot.engine_version != ENGINE_VERSION:
            _tell(f"Made by engine {snapshot.engine_version}; this is engine {ENGINE_VERSION}.")
        stored, redrawn = drawn_values(snapshot.payload), drawn_values(_redrawn(snapshot))
        differences = differing(stored, redrawn)
        for path in differences[:SHOWN]:
            self.stdout.write(f"{path}: stored {stored.get(path)}, redrawn {redrawn.get(path)}")
        self.stdout.write(f"{len(stored)} values, {len(differences)} differ")
        if differences:
            sys.exit(1)


def _snapshot(asked: str) -> Snapshot:
    found = Snapshot.objects.filter(pk=asked).first() if asked.isdigit() else None
    return found or _refuse(f"There is no snapshot {asked!r}.")


def _check_releases(snapshot: Snapshot) -> None:
    """Refuse a snapshot whose figures no longer count: drawn again it would be another result."""
    counting = Release.objects.of(counting_as_of(snapshot.as_of))
    counted = set(counting.values_list("key", "sha256"))
    used = [(release["key"], release["sha256"]) for release in snapshot.payload["releases"]]
    gone = [key for key, sha256 in used if (key, sha256) not in counted]
    if gone:
        _refuse(
            f"Snapshot {snapshot.pk} rests on releases that no longer count: {', '.join(gone)}."
            " It cannot be drawn again."
        )


def _check_corridor(snapshot: Snapshot) -> None:
    """Refuse a snapshot whose corridor has other places or people by now."""
    asked, now = snapshot.payload, question_about(snapshot.corridor, snapshot.as_of)
    before = [(place["name"], place["country"]) for place in asked["places_in_order"]]
    places = [(place.name, place.country) for place in now.places]
    if (asked["population"], before) != (now.population, places):
        _refuse(f"{snapshot.corridor} was changed after snapshot {snapshot.pk}, which cannot be drawn again.")


def _redrawn(snapshot: Snapshot) -> dict[str, Any]:
    question = question_about(snapshot.corridor, snapshot.as_of)
    method = load_method(snapshot.method.text)
    evidence = evidence_for(question, method)
    return score_corridor(question, evidence, method, draws=snapshot.payload["draws"])


def _tell(what: str) -> None:
    print(what, file=sys.stderr)  # noqa: T201


def _refuse(why: str) -> NoReturn:
    _tell(why)
    sys.exit(2)
