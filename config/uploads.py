"""Files that are sent: of a bounded size; a larger one is read to its end, kept nowhere, and said."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class BoundedUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep files, and lets nothing through to them over the limit."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.received = 0

    @property
    def limit(self) -> int:
        return int(settings.UPLOAD_LIMIT_MB) * 1_000_000

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        if self.received <= self.limit:
            return raw_data
        self.request.upload_over_limit = True
        return None

    def file_complete(self, file_size: int) -> None:
        return None
