"""What commands that ask about one pair of countries are told, and how they refuse it."""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any, NoReturn

from assessments.models import Assessment, Method
from assessments.questions import question_about
from assessments.requesting import EARLIEST_AS_OF
from assessments.scoring.evidence.values import Question
from corridors.models import Corridor, Country


class BadArgument(ValueError):
    """An argument cannot be used; the message names it and says why."""


def refuse(why: str) -> NoReturn:
    print(why, file=sys.stderr)  # noqa: T201
    sys.exit(2)


def add_question(parser: ArgumentParser) -> None:
    """Which pair, which people, which day and which method."""
    parser.add_argument("pair", metavar="MMR-THA")
    parser.add_argument("--corridor", metavar="ID", help="the route and people of a stored corridor")
    parser.add_argument("--population", default="", metavar="residents|movers")
    parser.add_argument("--as-of", default="", metavar="2026-06-30")
    parser.add_argument("--method", default="", metavar="corridor-1.0")


def add_format(parser: ArgumentParser) -> None:
    parser.add_argument("--format", default="text", metavar="text|json")


def check_format(options: dict[str, Any]) -> None:
    if options["format"] not in {"text", "json"}:
        raise BadArgument(f"--format must be text or json; it is {options['format']!r}.")


def question_of(options: dict[str, Any]) -> Question:
    origin, destination = pair_of(options["pair"])
    as_of = day_asked(options["as_of"])
    corridor = corridor_of(options, origin, destination)
    population = options["population"]
    if population and population not in Corridor.Population.values:
        raise BadArgument(f"--population must be residents or movers; it is {population!r}.")
    if corridor is None:
        return Question(origin, destination, population or "residents", as_of)
    question = question_about(corridor, as_of)
    if population and population != question.population:
        return Question(origin, destination, population, as_of, question.places, question.legs)
    return question


def pair_of(text: str) -> tuple[str, str]:
    parts = text.split("-")
    if len(parts) != 2:
        raise BadArgument(f"A pair is two ISO 3166-1 alpha-3 codes like MMR-THA; it is {text!r}.")
    for iso3 in parts:
        if not Country.objects.countries().filter(iso3=iso3).exists():
            raise BadArgument(f"{iso3!r} is not the ISO 3166-1 alpha-3 code of a country here.")
    if parts[0] == parts[1]:
        raise BadArgument(f"Origin and destination must be two different countries; both are {parts[0]}.")
    return parts[0], parts[1]


def day_asked(text: str) -> date:
    as_of = day_of(text) if text else Assessment.default_as_of()
    if as_of > date.today():
        raise BadArgument(f"--as-of must not lie in the future; it is {as_of}.")
    if as_of < EARLIEST_AS_OF:
        raise BadArgument(f"--as-of must not lie before {EARLIEST_AS_OF}; it is {as_of}.")
    return as_of


def day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadArgument(f"--as-of must be a day like 2026-06-30; it is {text!r}.") from None


def method_named(name: str) -> Method:
    methods = Method.objects.filter(name=name) if name else Method.objects.filter(is_default=True)
    method = methods.first()
    if method is None:
        known = ", ".join(Method.objects.values_list("name", flat=True)) or "none; run load_fixtures"
        raise BadArgument(f"There is no method {name!r}. Known: {known}.")
    return method


def corridor_of(options: dict[str, Any], origin: str, destination: str) -> Corridor | None:
    """The corridor asked for, or the public sample of the pair (of the population asked for, if any)."""
    if options["corridor"] is None:
        samples = Corridor.objects.samples().filter(origin=origin, destination=destination)
        wanted = [sample for sample in samples if sample.population == options["population"]]
        return (wanted or list(samples) or [None])[0]
    corridor = Corridor.objects.filter(pk=options["corridor"]) if options["corridor"].isdigit() else None
    found = corridor.first() if corridor is not None else None
    if found is None or (found.origin_id, found.destination_id) != (origin, destination):
        raise BadArgument(f"--corridor {options['corridor']!r} is not a corridor {origin}-{destination}.")
    return found
