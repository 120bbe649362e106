"""Files that maps keep under the data folder so that nothing is made twice. It may be emptied at any time."""

import logging
import os
import threading
from pathlib import Path

from django.conf import settings

log = logging.getLogger(__name__)


def maps_folder() -> Path:
    return Path(settings.VAR) / "maps"


def keep_file(path: Path, content: bytes) -> None:
    """Whole or not at all: another process may read while this one writes. Without room nothing is kept."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as why:
        log.warning("%s is not kept and will be made again: %s", path, why)
