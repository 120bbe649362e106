"""Workbooks typed out in a test."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook


def typed_workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Return the bytes of an xlsx file with these sheets, in this order."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()
