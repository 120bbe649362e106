"""Putting releases in place: new ones staged, the same bytes passed over, changed ones replaced.

A release loaded from the fixtures carries the SHA-256 of its rows. The same rows under the same key
are left alone. Changed rows replace the old ones where nobody rests on them; where a result does, the
old release stays as it is, superseded, and the changed rows stand beside it under the key with a number.
Where an import from a publisher's file took a release's place, its rows are never loaded again.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils import timezone

from corridors.counting import as_rows
from corridors.importing.bulk import Bulk, release_of
from corridors.importing.days import counts_from, days_of_year
from corridors.importing.tables import Row, UnusableTable, day_of, parsed, whole_of, yes_or_no
from corridors.models import Country, Release, ReleaseStep
from corridors.querysets import ReleaseQuerySet
from corridors.release_reason import FROM_FIXTURES, ROWS, SUPERSEDED_BY

KINDS = ("figures", "pairs", "events", "participations", "surveys")
MARK = f"{FROM_FIXTURES}{ROWS}"
REPLACED = "The project's figures of this release changed; its next version stands beside it."

Tables = list[tuple[str, Path]]
"""Kind of table and where it lies."""


@dataclass
class Counted:
    """What loading did: releases and rows added, releases superseded and left as they were."""

    releases: int = 0
    rows: int = 0
    superseded: int = 0
    unchanged: int = 0


def load_releases(folder: Path, in_use: Collection[int]) -> Counted:
    """Load every release of ``releases.csv`` with its tables and publish them.

    Parameters
    ----------
    in_use : collection of int
        Identifiers of releases some result rests on; their rows are never touched.
    """
    tables = _tables(folder)
    days, countries = days_of_year(folder), set(Country.objects.values_list("pk", flat=True))
    counted, fresh = Counted(), []
    stood = as_rows(Release.objects.standings())
    for row in parsed(folder / "releases.csv", dict):
        mark = MARK + _digest(row, tables.get(row["key"], []))
        if _is_settled(row["key"], mark):
            counted.unchanged += 1
            continue
        release = _staged(row, mark, in_use, counted)
        bulk = Bulk(release, row["key"], countries, counts_from(days, release))
        counted.rows += sum(bulk.insert(kind, path) for kind, path in tables.get(row["key"], []))
        fresh.append(release.pk)
    counted.releases = _publish(fresh, stood)
    return counted


def _is_settled(key: str, mark: str) -> bool:
    """Say whether these rows count, were withdrawn, or an import from a publisher's file took their place."""
    count = Q(status_reason=mark, status=Release.Status.PUBLISHED)
    withdrawn = Q(status_reason__startswith=mark, status=Release.Status.WITHDRAWN)
    taken = Q(status_reason__contains=SUPERSEDED_BY, status=Release.Status.SUPERSEDED)
    return _under(key).filter(count | taken | withdrawn).exists()


def _under(key: str) -> ReleaseQuerySet:
    """The releases loaded under a key: the first, and those that stand beside it with a number."""
    return Release.objects.filter(Q(key=key) | Q(key__regex=rf"^{key}-v[0-9]+$"))


def _tables(folder: Path) -> dict[str, Tables]:
    known = set(parsed(folder / "releases.csv", lambda row: row["key"]))
    found: dict[str, Tables] = defaultdict(list)
    for kind in KINDS:
        for path in sorted((folder / kind).glob("*.csv")):
            key = release_of(path)
            if key not in known:
                raise UnusableTable(f"{kind}/{path.name} names {key!r}, which releases.csv does not.")
            found[key].append((kind, path))
    return found


def _digest(row: Row, tables: Tables) -> str:
    digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode())
    for _, path in tables:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _staged(row: Row, mark: str, in_use: Collection[int], counted: Counted) -> Release:
    """Make room for the key and store the release, staged."""
    same_key = _under(row["key"])
    same_key.exclude(pk__in=in_use).exclude(status=Release.Status.WITHDRAWN).delete()
    kept = list(same_key.values_list("pk", flat=True))
    key = f"{row['key']}-v{len(kept) + 1}" if kept else row["key"]
    release = Release.objects.create(key=key, status_reason=mark, **_columns(row))
    replaced = Release.objects.filter(pk__in=kept, status=Release.Status.PUBLISHED)
    ReleaseStep.objects.note(replaced, ReleaseStep.Step.SUPERSEDED, REPLACED)
    counted.superseded += replaced.update(
        status=Release.Status.SUPERSEDED, status_reason=REPLACED, superseded_by=release
    )
    return release


def _columns(row: Row) -> dict[str, object]:
    covered = row["countries_covered"].split()
    return {
        "publisher_id": row["publisher"],
        **{name: row[name] for name in ("dataset", "version", "period", "retrieved", "page_url", "licence")},
        "absent_means": row["absent_means"],
        "sha256": row["sha256"],
        "released": day_of(row["released"]),
        "covered_until": day_of(row["covered_until"]),
        "countries_covered": covered or None,
        "to_be_checked": yes_or_no(row["to_be_checked"]),
        "rows_read": whole_of(row["rows_read"]) or 0,
        "rows_refused": whole_of(row["rows_refused"]) or 0,
        "status": Release.Status.STAGED,
    }


def _publish(releases: list[int], stood: list[list[Any]]) -> int:
    fresh = Release.objects.filter(pk__in=releases)
    why = f"{FROM_FIXTURES}."
    ReleaseStep.objects.note(fresh, ReleaseStep.Step.STAGED, why)
    ReleaseStep.objects.note(fresh, ReleaseStep.Step.PUBLISHED, why, stood=stood)
    return fresh.update(status=Release.Status.PUBLISHED, published_at=timezone.now())
