"""A snapshot as a tagged PDF: data and pictures into a folder of its own, typst over it.

The same document and day give the same bytes: typst reads no clock, no system font and no network.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from assessments.reports.charts import pictures_of
from assessments.reports.document_data import document_data
from assessments.reports.glyphs import font_files, printable
from assessments.reports.pictures.picture import Picture
from assessments.reports.tables.passing_on import passed_on

LANGUAGES = ("en",)
STANDARD = "ua-1"


def build_pdf(
    payload: Mapping[str, Any], *, snapshot_digest: str, created: date, language: str = "en",
    approved: tuple[str, date] | None = None,
) -> bytes:  # fmt: skip
    """Return the report of a snapshot as PDF/UA-1.

    Parameters
    ----------
    payload : mapping
        The document of the snapshot.
    snapshot_digest : str
        Its SHA-256, printed in the report.
    created : date
        The day the snapshot was made; also the date of the PDF.
    language : str
        ``"en"``.
    approved : (str, date) or None
        Who approved the snapshot and when, stated on the first page.

    Raises
    ------
    ValueError
        If the language is not one of ``LANGUAGES``.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    payload = passed_on(payload)
    pictures = pictures_of(payload)
    data = document_data(
        payload, snapshot_digest=snapshot_digest, created=created, language=language, pictures=pictures,
        approved=approved,
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        root = Path(folder)
        prepare(root, printable(data), pictures)
        return _typeset(root)


def prepare(root: Path, data: Mapping[str, Any], pictures: Mapping[str, Picture]) -> None:
    """Lay templates, fonts, data and pictures into the folder typst may read, and nothing else."""
    for part in (settings.ROOT / "templates" / "reports").glob("*.typ"):
        shutil.copy(part, root)
    (root / "fonts").mkdir()
    for file in font_files():
        (root / "fonts" / file.name).symlink_to(file)
    (root / "data.json").write_text(json.dumps(data, ensure_ascii=False, allow_nan=False), "utf-8")
    for name, picture in pictures.items():
        (root / f"{name}.svg").write_text(picture.svg, "utf-8")


def _typeset(root: Path) -> bytes:
    return typst.compile(
        root / "report.typ",
        root=root,
        font_paths=[root / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARD,
    )
