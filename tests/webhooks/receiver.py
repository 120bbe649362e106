"""Somebody else's server that takes messages, for tests: answers what it is told to, keeps what came."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver(BaseHTTPRequestHandler):
    answers: list[int] = []
    """The next answers, one each; 204 when there are no more."""
    trickling = 0
    """Seconds the headers of an answer take, a byte now and then."""
    came: list[tuple[dict[str, str], str]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).came.append(({name.lower(): value for name, value in self.headers.items()}, body))
        status = type(self).answers.pop(0) if type(self).answers else 204
        self.send_response(status)
        if type(self).trickling:
            self.trickle()
        if 300 <= status < 400:
            self.send_header("Location", "http://10.0.0.1/")
        said = b"" if status == 204 else b"I was told to"
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def trickle(self) -> None:
        self.flush_headers()
        self.wfile.write(b"X-Slow: ")
        with suppress(ConnectionError):
            for _byte in range(type(self).trickling * 10):
                self.wfile.write(b".")
                time.sleep(0.1)
            self.wfile.write(b"\r\n")

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


@contextmanager
def receiving() -> Iterator[str]:
    """Its address."""
    Receiver.answers, Receiver.came, Receiver.trickling = [], [], 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook"
    server.shutdown()
    thread.join()
    server.server_close()
