"""One corridor with 1,024 draws, drivers, choices and levers, against a plain pandas loop over the draws.

The evidence is gathered before the clock starts. The peer does less: the risks at both ends and the
four shares, no route, drivers, levers, choices or evidence. It is timed on a few draws and scaled to
as many as ours has; its nominal run must give our numbers before anything is timed.
"""

import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from math import exp, isclose
from typing import Any

import numpy as np
import pandas as pd

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-corridor-")
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.core.management import call_command

from assessments.assessing import evidence_for
from assessments.questions import question_about
from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.engine import journey_of, score_corridor
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Evidence, Question
from assessments.scoring.methods.method import Method, load_method
from assessments.scoring.places.threats import Sources
from corridors.models import Corridor

RUNS, PEER_DRAWS = 7, 16
AS_OF = date(2026, 6, 30)
Asked = tuple[Question, Evidence]


def prepare() -> tuple[Method, dict[str, Asked]]:
    """Return the method and every sample corridor with its evidence."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    from assessments.models import Method as Stored

    method = load_method(Stored.objects.get(is_default=True).text)
    asked = {}
    for corridor in Corridor.objects.samples():
        question = question_about(corridor, AS_OF)
        asked[corridor.code] = question, evidence_for(question, method)
    return method, asked


def severities(question: Question, evidence: Evidence, method: Method) -> pd.DataFrame:
    """Return the published severities, one row an input, one column an end."""
    ledger = EvidenceLedger(question.as_of, method["tiers"], method["indicators"], evidence.releases)
    figures = FiguresAsOf(evidence, question.as_of, method["indicators"])
    donors = Donors(evidence, method, question.as_of)
    journey = journey_of(question, Sources(figures, method, ledger, choices_of(method, 0), donors))
    columns = {
        code: {slug: float(severity.value[0]) for slug, severity in place.inputs.items()}
        for code, place in journey.ends.items()
    }
    return pd.DataFrame(columns)


def put_together(aggregator: str, known: pd.Series, weights: pd.Series) -> float:
    """Return one node of one country from the children that are known."""
    shares = weights[known.index] / weights[known.index].sum()
    if aggregator == "sg":
        return float((10 - ((1 + 0.9 * (10 - known)) ** shares).prod()) / 0.9)
    if aggregator == "geometric":
        return float((known**shares).prod())
    return float(known.max() if aggregator == "max" else (known * shares).sum())


def risks(published: pd.DataFrame, nodes: Any, rated_from: float, random: Any) -> pd.Series:
    """Return the risk of each country in one draw; without ``random`` the nominal one."""
    noise = 0.0 if random is None else random.normal(0, 0.6, published.shape)
    values = (published + noise).clip(0, 10)
    for slug in ordered(nodes):
        children = list(nodes[slug]["children"])
        nominal = pd.Series(nodes[slug]["weights"], index=children, dtype=float)
        weights = nominal if random is None else nominal * random.uniform(0.75, 1.25, len(children))

        def one(column: pd.Series, slug: str = slug, nominal: Any = nominal, weights: Any = weights) -> float:
            known = column.dropna()
            rated = nominal[known.index].sum() / nominal.sum() + 1e-9 >= rated_from
            return put_together(nodes[slug]["aggregator"], known, weights) if rated else np.nan

        values.loc[slug] = values.loc[children].apply(one)
    return values.loc["place"]


def ordered(nodes: Any) -> list[str]:
    """Return the nodes below the risk at a place, children first."""
    found: list[str] = []

    def visit(slug: str) -> None:
        for child in nodes[slug]["children"]:
            if child in nodes and child not in found:
                visit(child)
        found.append(slug)

    visit("place")
    return found


def shares(working: dict[str, Any], fear: float, random: Any) -> dict[str, float]:
    """Return the four shares from the working of the matrix, exponents and midpoint drawn."""
    exponents = [0.4, 0.3, 0.3] if random is None else list(random.dirichlet([8, 6, 6]))
    midpoint = 0.5 if random is None else random.uniform(0.4, 0.6)
    strong = {}
    for lane in ("e", "r"):
        factors = [working["lanes"][lane][name] for name in ("need", "fit", "access")]
        known = [(max(0.05, value), power) for value, power in zip(factors, exponents, strict=True) if value]
        total = sum(power for _, power in known)
        match = float(np.prod([value ** (power / total) for value, power in known]))
        strong[lane] = 1 / (1 + exp(-(match - midpoint) / 0.1))
    return {"E": (1 - fear) * strong["e"], "RS": fear * strong["r"],
            "D": (1 - fear) * (1 - strong["e"]), "RW": fear * (1 - strong["r"])}  # fmt: skip


def peer(published: pd.DataFrame, method: Method, payload: dict[str, Any], draws: int) -> pd.DataFrame:
    """Return the range of every value from ``draws`` runs, one after the other."""
    random, rows = np.random.default_rng(1), []
    part = method["coverage.rated_from"]
    for _ in range(draws):
        risk = risks(published, method["nodes"], part[0] / part[1], random).to_dict()
        matrix = payload["matrix"]
        rows.append(risk | shares(matrix["working"], matrix["fear"]["nominal"], random))
    return pd.DataFrame(rows).quantile([0.05, 0.5, 0.95])


def check(published: pd.DataFrame, method: Method, payload: dict[str, Any]) -> None:
    """Refuse to time a peer whose nominal numbers are not ours."""
    part, matrix = method["coverage.rated_from"], payload["matrix"]
    nominal = risks(published, method["nodes"], part[0] / part[1], None)
    for place in ("origin", "destination"):
        shown = payload["places"][place]
        assert isclose(nominal[shown["country"]], shown["risk"]["nominal"], abs_tol=1e-9)
    found = shares(matrix["working"], matrix["fear"]["nominal"], None)
    assert all(isclose(found[code], matrix["shares"][code]["nominal"], abs_tol=1e-9) for code in found)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    method, asked = prepare()
    question, evidence = asked["MMR-THA"]
    payload = score_corridor(question, evidence, method)
    published = severities(question, evidence, method)
    check(published, method, payload)
    both = [
        (
            seconds(lambda: score_corridor(question, evidence, method)),
            seconds(lambda: peer(published, method, payload, PEER_DRAWS)) * payload["draws"] / PEER_DRAWS,
        )
        for _ in range(RUNS)
    ]
    ours_s, peer_s = (statistics.median(times) for times in zip(*both, strict=True))
    each = {
        code: statistics.median(seconds(lambda pair=pair: score_corridor(*pair, method)) for _ in range(3))
        for code, pair in asked.items()
    }
    slowest = max(each, key=lambda code: each[code])
    middle, most = (1000 * found for found in (statistics.median(each.values()), each[slowest]))
    draws = payload["draws"]
    print(
        json.dumps(
            {
                "name": "corridor",
                "ours_s": ours_s,
                "peer_s": peer_s,
                "ratio": peer_s / ours_s,
                "ours_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "peer": f"a pandas loop over the draws, timed on {PEER_DRAWS} and scaled to {draws:,}: "
                "risks at both ends and shares only",
                "work": f"MMR-THA with {draws:,} draws, drivers, choices and levers, evidence at hand; of "
                f"{len(each)} samples the median is {middle:.0f} ms, the slowest {slowest} {most:.0f} ms",
                "slowest_s": each[slowest],
            }
        )
    )


if __name__ == "__main__":
    main()
