"""Where map tiles come from: the one outside host a page may load pictures from."""

import re
from urllib.parse import urlsplit

from config.env import BadSetting

_HOST = re.compile(r"(\{s\}\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?", re.IGNORECASE)
"""A host with or without a port; ``{s}`` before it stands for any of its numbered or lettered twins."""


def tile_hosts(url: str) -> list[str]:
    """Return what the content security policy has to admit so that tiles of this address are shown.

    None where no address is set or the tiles are this installation's own.

    >>> tile_hosts("https://{s}.tiles.example.org/{z}/{x}/{y}.png"), tile_hosts("/tiles/{z}/{x}/{y}.png")
    (['https://*.tiles.example.org'], [])
    """
    own = url.startswith("/") and not url.startswith("//")
    if not url or own:
        return []
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.netloc):
        raise BadSetting(
            f"TILE_URL must start with https:// or http:// and a host, or with /; it is {url!r}."
        )
    return [f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"]
