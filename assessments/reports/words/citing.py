"""How a result is cited: in words, as a BibTeX entry, and with the editions it rests on. Pure."""

import re

from assessments.reports.words.display import listed
from assessments.reports.words.naming import Payload, ends_of
from corridors.periods import period_words

BIBTEX_SPECIAL = re.compile(r"([#$%&_{}])")


def how_to_cite(payload: Payload, *, snapshot_digest: str = "", created: str = "", url: str = "") -> str:
    """Return the citation of a result: corridor, population, as-of, method and digest.

    ``created``: as 2026-06-30.
    """
    method = payload["method"]
    parts = [
        f"Safe Corridors: {_title(payload)}",
        f"as of {period_words(payload['as_of'])}",
        f"method {method['name']} (SHA-256 {method['sha256'][:12]})",
        f"engine {payload['engine']}",
        f"snapshot {snapshot_digest[:12]}" if snapshot_digest else "",
        f"made {period_words(created)}" if created else "",
        url,
    ]
    return ", ".join(part for part in parts if part) + "."


def editions_cited(payload: Payload) -> str:
    """Return the editions a result rests on, each publisher once; ``""`` where it names none.

    >>> releases = [{"publisher": "UNHCR", "dataset": "Refugee data", "version": "2025"}]
    >>> editions_cited({"releases": releases})
    'Based on UNHCR (Refugee data, 2025).'
    """
    named: dict[str, list[str]] = {}
    for release in payload["releases"]:
        named.setdefault(release["publisher"], []).append(f"{release['dataset']}, {release['version']}")
    parts = [f"{publisher} ({'; '.join(editions)})" for publisher, editions in named.items()]
    return f"Based on {listed(parts)}." if parts else ""


def bibtex(payload: Payload, *, snapshot_digest: str, created: str, url: str) -> str:
    """Return the citation as an entry for a reference manager; ``created`` as 2026-06-30."""
    method = payload["method"]
    key = f"safecorridors-{payload['corridor'].lower()}-{payload['as_of']}-{snapshot_digest[:8]}"
    note = (
        f"As of {period_words(payload['as_of'])}; method {method['name']} (SHA-256 {method['sha256'][:12]}); "
        f"engine {payload['engine']}; snapshot {snapshot_digest[:12]}. {editions_cited(payload)}"
    )
    fields = {
        "title": f'"{{{_escaped(_title(payload))}}}"',
        "author": '"{Safe Corridors}"',
        "year": f"{{{created[:4]}}}",
        "urldate": f"{{{created}}}",
        "url": f"{{{url}}}",
        "note": f"{{{_escaped(note.strip())}}}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}\n}}"


def _title(payload: Payload) -> str:
    origin, destination = ends_of(payload)
    return f"{origin} to {destination} ({payload['corridor']}, {payload['population']})"


def _escaped(text: str) -> str:
    return BIBTEX_SPECIAL.sub(r"\\\1", text)
