"""The only HTTP client: what it fetches, what it refuses, what it says."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from corridors import connecting, downloading
from corridors.connecting import is_public
from corridors.downloading import Known, NotFetched, fetch
from corridors.importing.running import queued, run_import, start_due
from corridors.models import RefreshPlan, Release, ReleaseImport
from tests.importing.typed import refugees


class Publisher(BaseHTTPRequestHandler):
    """Answers by path; ``asked`` keeps what came."""

    content = b"year\n2025\n"
    asked: list[tuple[str, str | None]] = []

    def do_GET(self) -> None:
        type(self).asked.append((self.path, self.headers.get("If-None-Match")))
        if self.headers.get("If-None-Match") == '"one"':
            return self.answer(304)
        match self.path:
            case "/moved":
                return self.answer(302, Location="/file.csv")
            case "/round":
                return self.answer(302, Location="/round")
            case "/inside":
                return self.answer(302, Location="http://10.0.0.1/file.csv")
            case "/elsewhere":
                return self.answer(302, Location="file:///etc/passwd")
            case "/busy":
                busy = len([path for path, _ in type(self).asked if path == "/busy"]) < 3
                return self.answer(503, **{"Retry-After": "7"}) if busy else self.answer(200, self.content)
            case "/gone":
                return self.answer(404)
            case "/long":
                return self.answer(200, b"", **{"Content-Length": "3000000"})
            case "/broken":
                return self.answer(200, b"year", **{"Content-Length": "100"})
        return self.answer(200, self.content, ETag='"one"')

    def answer(self, status: int, content: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


@pytest.fixture
def publisher(settings: Any) -> Iterator[str]:
    settings.FETCH_PRIVATE_HOSTS = True
    Publisher.asked, Publisher.content = [], b"year\n2025\n"
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def content(url: str, **options: Any) -> bytes:
    return b"".join(fetch(url, **options).chunks or ())


def refused(url: str, sentence: str) -> None:
    with pytest.raises(NotFetched, match=sentence):
        content(url, wait=lambda seconds: None)


def test_a_file_comes_as_it_is_with_what_the_publisher_calls_it(publisher: str) -> None:
    answer = fetch(f"{publisher}/file.csv")
    assert b"".join(answer.chunks or ()) == b"year\n2025\n"
    assert (answer.known.etag, answer.file_name, answer.size) == ('"one"', "file.csv", 10)


def test_a_file_that_has_not_changed_is_not_sent_again(publisher: str) -> None:
    assert fetch(f"{publisher}/file.csv", Known(etag='"one"')).chunks is None
    assert Publisher.asked == [("/file.csv", '"one"')]


def test_redirects_are_followed_but_not_for_ever(publisher: str) -> None:
    assert content(f"{publisher}/moved") == b"year\n2025\n"
    refused(f"{publisher}/round", "leads on more than 5 times")


def test_a_busy_publisher_is_asked_again_when_it_says(publisher: str) -> None:
    waited: list[float] = []
    assert content(f"{publisher}/busy", wait=waited.append) == b"year\n2025\n"
    assert waited == [7.0, 7.0]


def test_what_is_not_there_is_said_with_the_answer(publisher: str) -> None:
    refused(f"{publisher}/gone", "^The publisher's server answered 404 Not Found")


def test_a_file_over_the_limit_is_refused_before_it_is_sent(publisher: str, settings: Any) -> None:
    settings.UPLOAD_LIMIT_MB = 2
    refused(f"{publisher}/long", "^The file has 3 MB; this installation takes files up to 2 MB")


def test_a_connection_that_breaks_off_gives_no_file(publisher: str) -> None:
    refused(f"{publisher}/broken", "broke off before the file was complete")


@pytest.mark.parametrize("url", ["ftp://example.org/x", "file:///etc/passwd", "http://", "x", "http://[::1"])
def test_only_http_and_https_are_addresses(url: str) -> None:
    refused(url, "is no address that begins with http")


def test_addresses_inside_the_network_are_refused(settings: Any) -> None:
    for host in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "localhost"):
        refused(f"http://{host}/x", "is inside this network")


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.0.7", 80))]
    monkeypatch.setattr(connecting.socket, "getaddrinfo", lambda *asked, **how: inside)
    refused("http://publisher.example/x", "^publisher.example is inside this network")


def test_a_redirect_that_leads_inside_is_refused(publisher: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = downloading.is_public
    monkeypatch.setattr(downloading, "is_public", lambda ip: ip == "127.0.0.1" or looked_up(ip))
    monkeypatch.setattr(downloading.settings, "FETCH_PRIVATE_HOSTS", False)
    refused(f"{publisher}/inside", "^10.0.0.1 is inside this network")


def test_a_redirect_to_another_scheme_is_refused(publisher: str) -> None:
    refused(f"{publisher}/elsewhere", "is no address that begins with http")


def test_public_addresses_are_told_from_private_ones() -> None:
    assert is_public("8.8.8.8") and is_public("2001:4860:4860::8888")
    assert not any(map(is_public, ("100.64.0.1", "0.0.0.0", "224.0.0.1", "fe80::1%eth0", "fd00::1")))


def plan(publisher: str, **fields: Any) -> RefreshPlan:
    defaults = {"url": f"{publisher}/file.csv", "enabled": True, "every_days": 7}
    RefreshPlan.objects.filter(dataset="unhcr-population").update(**(defaults | fields))
    return RefreshPlan.objects.get(dataset="unhcr-population")


def test_every_plan_that_ships_is_off(world: None) -> None:
    assert RefreshPlan.objects.exists() and start_due() == []


def test_what_a_plan_fetches_is_staged_and_never_published(
    world: None, publisher: str, tmp_path: Path, settings: Any
) -> None:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    Publisher.content = refugees(tmp_path, "2025 MMR THA 100").read_bytes()
    due = plan(publisher)
    (pk,) = start_due()
    run_import(pk)
    run, due = ReleaseImport.objects.get(pk=pk), RefreshPlan.objects.get(pk=due.pk)
    assert (run.status, run.release.status) == ("done", "staged")
    assert due.last_success and due.last_failure is None and due.etag == '"one"'
    assert start_due() == []


def test_fetched_again_unchanged_nothing_new_is_staged(
    world: None, publisher: str, tmp_path: Path, settings: Any
) -> None:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    asked = queued(plan(publisher, etag='"one"'))
    before = Release.objects.count()
    run_import(asked.pk)
    run = ReleaseImport.objects.get(pk=asked.pk)
    assert (run.status, run.outcome, Release.objects.count()) == ("done", "not modified", before)


def test_a_fetch_that_fails_says_why_on_the_plan(world: None, publisher: str) -> None:
    asked = queued(plan(publisher, url=f"{publisher}/gone"))
    run_import(asked.pk)
    failed = RefreshPlan.objects.get(dataset="unhcr-population")
    assert failed.last_failure and failed.reason.startswith("The publisher's server answered 404")
    assert failed.last_success is None
