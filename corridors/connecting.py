"""Connections to addresses that were checked first: the only door out of the installation.

Names are looked up once and the connection goes to the address that was looked up, so that a name cannot
lead somewhere else between the check and the request.
"""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import SplitResult, urlsplit

import urllib3


def parts_of(url: str) -> SplitResult | None:
    """The parts of a usable http or https address; nothing where it is none."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return parts if usable else None


def port_of(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def path_of(parts: SplitResult) -> str:
    return f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"


def looked_up(host: str, port: int) -> list[str]:
    """All addresses of a name; raises OSError or UnicodeError where there are none."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Say whether an address belongs to the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


def pool_to(parts: SplitResult, address: str, timeout: urllib3.Timeout) -> Any:
    """Connections to an address that answers for the host of a URL; its certificate is checked."""
    host, port = str(parts.hostname), port_of(parts)
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        address, port, timeout=timeout, maxsize=1, ssl_context=ssl.create_default_context(),
        server_hostname=host, assert_hostname=host,
    )  # fmt: skip


@contextmanager
def broken_off_after(pool: Any, seconds: float) -> Iterator[None]:
    """End every connection of a pool when the time is over, even one on which bytes still trickle.

    A timeout of a connection begins anew with every byte; this one does not.

    Raises
    ------
    TimeoutError
        Where it had to, even if what came till then could be read as an answer.
    """
    sockets: list[socket.socket] = []
    over = threading.Event()

    class Known(pool.ConnectionCls):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            sockets.append(made.dup())  # TLS takes the first one away
            return made

    def break_off() -> None:
        over.set()
        for one in sockets:
            with suppress(OSError):  # it has ended already
                one.shutdown(socket.SHUT_RDWR)

    pool.ConnectionCls = Known
    timer = threading.Timer(seconds, break_off)
    timer.start()
    try:
        yield
        if over.is_set():
            raise TimeoutError(f"broken off after {seconds:g} seconds")
    finally:
        timer.cancel()
        timer.join()
        for one in sockets:
            one.close()
