"""The releases a result rests on, as it names them."""

from typing import Any

from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.values import ReleaseValue


def releases_part(ledger: EvidenceLedger) -> list[dict[str, Any]]:
    """Return every release used, in the order of first use."""
    known = [ledger.releases[key] for key in ledger.release_keys if key in ledger.releases]
    return [_entry(release) for release in known]


def _entry(release: ReleaseValue) -> dict[str, Any]:
    return {
        "key": release.key,
        "publisher": release.publisher,
        "dataset": release.dataset,
        "version": release.version,
        "period": release.period,
        "released": None if release.released is None else release.released.isoformat(),
        "sha256": release.sha256,
        "licence": release.licence,
        "page_url": release.page_url,
        "absent_means": release.absent_means,
    }
