"""The sample corridors: public, owned by nobody, drawn with lines that stand in for curated ones."""

from collections import defaultdict
from pathlib import Path

from corridors.importing.tables import Row, rows
from corridors.models import Corridor, Place
from corridors.routes import draw_legs

Chain = list[Row]


def load_samples(folder: Path) -> int:
    """Bring the sample corridors up to date and return how many were drawn anew."""
    chains: dict[tuple[str, str], Chain] = defaultdict(list)
    for row in rows(folder / "corridors.csv"):
        chains[row["corridor"], row["population"]].append(row)
    labels = _labels(folder)
    drawn = 0
    for (code, population), chain in chains.items():
        corridor = _corridor(code, population)
        in_order = sorted(chain, key=lambda row: int(row["sequence"]))
        if _as_stored(corridor) != _as_written(in_order):
            _draw(corridor, in_order)
            drawn += 1
        _name(corridor, labels[code, population])
    return drawn


def _labels(folder: Path) -> dict[tuple[str, str], dict[int, list[str]]]:
    """The route labels of sample legs, by corridor and population, then by the number of the leg."""
    named: dict[tuple[str, str], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(folder / "leg_labels.csv"):
        named[row["corridor"], row["population"]][int(row["leg"])].append(row["label"])
    return named


def _name(corridor: Corridor, labels: dict[int, list[str]]) -> None:
    """Give the legs their route labels where they have others."""
    for leg in corridor.legs.all():
        if leg.labels != labels.get(leg.sequence, []):
            leg.labels = labels.get(leg.sequence, [])
            leg.save(update_fields=["labels"])


def _corridor(code: str, population: str) -> Corridor:
    origin, destination = code.split("-")
    corridor, _ = Corridor.objects.get_or_create(
        origin_id=origin, destination_id=destination, population=population, is_sample=True,
        defaults={"visibility": Corridor.Visibility.PUBLIC},
    )  # fmt: skip
    return corridor


def _as_written(chain: Chain) -> tuple[list[tuple[object, ...]], list[str]]:
    places = [
        (row["place"], row["country"], float(row["longitude"]), float(row["latitude"])) for row in chain
    ]
    return places, [row["mode_to_next"] for row in chain[:-1]]


def _as_stored(corridor: Corridor) -> tuple[list[tuple[object, ...]], list[str]]:
    places = corridor.places.order_by("sequence")
    return (
        list(places.values_list("name", "country_id", "longitude", "latitude")),
        list(corridor.legs.order_by("sequence").values_list("mode", flat=True)),
    )


def _draw(corridor: Corridor, chain: Chain) -> None:
    corridor.places.all().delete()
    places, modes = _as_written(chain)
    Place.objects.bulk_create(
        Place(corridor=corridor, sequence=sequence, name=name, country_id=country, longitude=x, latitude=y)
        for sequence, (name, country, x, y) in enumerate(places, start=1)
    )
    draw_legs(corridor, modes)
