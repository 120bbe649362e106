"""Fetching: one file from one address, of a bounded size, or a sentence why not.

Only http and https. Addresses inside the own network are refused unless the operator allows them, after
every redirect again; see `corridors.connecting`.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from django.conf import settings
from django.utils.translation import gettext as _

from corridors.connecting import is_public, looked_up, parts_of, path_of, pool_to, port_of

REDIRECTS = 5
TRIES = 3
FIRST_PAUSE_S = 1.0
"""Seconds before the second try; doubled before each further one, and up to half as much again by chance."""

LONGEST_PAUSE_S = 60.0
CHUNK = 1 << 16
WORTH_TRYING_AGAIN = frozenset({429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
NAME = "Safe-Corridors/1 (+importer of published statistics)"


class NotFetched(Exception):
    """The file could not be fetched; the message says why in one sentence."""


@dataclass(frozen=True)
class Known:
    """What the publisher said of the file when it was fetched before."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True)
class Answer:
    """What came: its bytes in chunks, or nothing where the file is as it was.

    Attributes
    ----------
    chunks : iterator of bytes or None
        ``None``: not modified since ``Known``.
    size : int or None
        Bytes, where the publisher says how many.
    """

    url: str
    chunks: Iterator[bytes] | None
    size: int | None
    known: Known
    file_name: str


def fetch(url: str, known: Known | None = None, *, wait: Callable[[float], None] = time.sleep) -> Answer:
    """Ask for a file, again after a pause where the publisher is busy.

    Raises
    ------
    NotFetched
        When the address is not allowed, nobody answers, or the answer is no file.
    """
    known = known or Known()
    for attempt in range(1, TRIES + 1):
        try:
            return _followed(url, known)
        except _TryAgain as busy:
            if attempt == TRIES:
                raise NotFetched(
                    _("%(why)s Tried %(times)d times.") % {"why": busy, "times": TRIES}
                ) from busy
            wait(busy.pause or FIRST_PAUSE_S * 2 ** (attempt - 1) * random.uniform(1.0, 1.5))
    raise AssertionError("every try returns or raises")


class _TryAgain(Exception):
    def __init__(self, message: str, pause: float = 0.0) -> None:
        super().__init__(message)
        self.pause = min(pause, LONGEST_PAUSE_S)


def _followed(url: str, known: Known) -> Answer:
    for _step in range(REDIRECTS + 1):
        response = _ask(url, known)
        if response.status not in MOVED:
            return _answer(url, response)
        response.release_conn()
        url = urljoin(url, response.headers.get("Location", ""))
    raise NotFetched(_("The address leads on more than %(most)d times.") % {"most": REDIRECTS})


def _answer(url: str, response: Any) -> Answer:
    headers = response.headers
    said = Known(headers.get("ETag", "")[:300], headers.get("Last-Modified", "")[:80])
    name = urlsplit(url).path.rsplit("/", 1)[-1] or urlsplit(url).netloc
    if response.status == 304:
        response.release_conn()
        return Answer(url, None, None, said, name)
    if response.status in WORTH_TRYING_AGAIN:
        response.release_conn()
        raise _TryAgain(_said(response), _pause(headers.get("Retry-After", "")))
    if response.status != 200:
        response.release_conn()
        raise NotFetched(_said(response))
    return Answer(url, _chunks(response), _length(headers, response), said, name)


def _length(headers: Any, response: Any) -> int | None:
    limit = int(settings.UPLOAD_LIMIT_MB) * 1_000_000
    stated = headers.get("Content-Length", "")
    size = int(stated) if stated.isdecimal() else None
    if size is not None and size > limit:
        response.close()
        raise NotFetched(
            _("The file has %(size).0f MB; this installation takes files up to %(limit)d MB.")
            % {"size": size / 1e6, "limit": settings.UPLOAD_LIMIT_MB}
        )
    return None if headers.get("Content-Encoding") else size


def _chunks(response: Any) -> Iterator[bytes]:
    try:
        with closing(response):
            yield from response.stream(CHUNK, decode_content=True)
    except urllib3.exceptions.HTTPError as error:
        raise NotFetched(_("The connection broke off before the file was complete.")) from error


def _said(response: Any) -> str:
    return _("The publisher's server answered %(status)d %(words)s.") % {
        "status": response.status, "words": response.reason or ""
    }  # fmt: skip


def _pause(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0


def _ask(url: str, known: Known) -> Any:
    parts = _allowed(url)
    host = str(parts.hostname)
    address = _address(host, port_of(parts))
    headers = {"Host": parts.netloc.rsplit("@", 1)[-1], "User-Agent": NAME, "Accept": "*/*"} | known.headers()
    seconds = settings.FETCH_TIMEOUT.total_seconds()
    timeout = urllib3.Timeout(connect=min(seconds, 15.0), read=seconds)
    try:
        return pool_to(parts, address, timeout).urlopen(
            "GET", path_of(parts), headers=headers | {"Accept-Encoding": "gzip"}, redirect=False,
            retries=False, preload_content=False,
        )  # fmt: skip
    except urllib3.exceptions.SSLError as error:
        raise NotFetched(
            _("The server %(host)s has no certificate that can be trusted.") % {"host": host}
        ) from error
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise _TryAgain(_("The server %(host)s does not answer.") % {"host": host}) from error


def _allowed(url: str) -> SplitResult:
    parts = parts_of(url)
    if parts is None:
        raise NotFetched(_("“%(url)s” is no address that begins with http:// or https://.") % {"url": url})
    if parts.username or parts.password:
        raise NotFetched(_("The address holds a name or password; give an address without."))
    return parts


def _address(host: str, port: int) -> str:
    """Look a name up and return the first of its addresses; all of them must be allowed."""
    try:
        found = looked_up(host, port)
    except (OSError, UnicodeError) as error:
        raise _TryAgain(
            _("There is no server called %(host)s, or it cannot be found.") % {"host": host}
        ) from error
    if not settings.FETCH_PRIVATE_HOSTS and not all(is_public(address) for address in found):
        raise NotFetched(
            _("%(host)s is inside this network; nothing is fetched from there unless the operator allows it.")
            % {"host": host}
        )
    return found[0]
