"""How soon the map of a result can be used, against the same map as folium itself would send it.

One gunicorn with two workers serves pages with nothing but a map to one signed-in reader: ours, made for
each request, and folium's own (``_map_peer``), a file made and packed beforehand: once as folium draws by
default (SVG), once with its marks on a canvas. One headless Chromium asks for them in turn, cold (a new
profile) and warm (the same page again in that profile). All times end when the map can be used, told by one
probe: all countries, legs and incidents have been drawn (ours counts those that lie close in circles, as
it shows them; folium draws every one), the map has been dragged by 120 pixels with the mouse, and has been
painted again where it lies now. The whole result page is measured apart.
"""

import gzip
import json
import os
import resource
import shutil
import statistics
import tempfile
import time
from typing import Any

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-map-")
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.map_pages.settings"

import django

django.setup()

from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from assessments.models import Snapshot
from bench._map_peer import peer_page
from bench._map_site import prepare, served, session_cookie, with_events

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "7"))
PORT = int(os.environ.get("BENCH_PORT", "8179"))
FEW, MANY = 5_000, 100_000
Times = dict[str, dict[str, list[float]]]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
PROBE = """
const painted = () => new Promise(done => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = done;
  after.port2.postMessage(null);
}));
const mouse = (kind, x, target) => target.dispatchEvent(
  new MouseEvent(kind, {bubbles: true, cancelable: true, clientX: x, clientY: 300, buttons: 1}));
const where = pane => new DOMMatrix(getComputedStyle(pane).transform).e;
new MutationObserver(async function (_, watching) {
  if (!document.querySelector("[data-map-ready]")) return;
  watching.disconnect();
  await painted();
  window.mapDrawnAt = performance.now();
  const map = document.querySelector(".leaflet-container");
  const pane = map.querySelector(".leaflet-map-pane");
  const before = where(pane);
  mouse("mousedown", 500, map);
  mouse("mousemove", 620, document.body);
  mouse("mouseup", 620, document.body);
  do await painted(); while (Math.abs(where(pane) - before - 120) > 0.5);
  window.mapReadyAt = performance.now();
}).observe(document, {subtree: true, childList: true, attributes: true});
"""
LINES = {
    "ours": "ours, the map alone",
    "peer": "folium's own (SVG)",
    "canvas": "folium's own, on a canvas",
    "result": "ours, within the result page",
}


def main() -> None:
    base = prepare()
    few, many = with_events(base, FEW), with_events(base, MANY)
    size, server_s = page_of(few)
    made = {kind: peer_page(few, kind == "canvas") for kind in ("peer", "canvas")}
    cookie = session_cookie()
    with served(PORT) as site, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        pages = {
            "ours": f"/bench/ours/{few.pk}/", "peer": "/bench/peer/", "canvas": "/bench/canvas/",
            "result": few.get_absolute_url(),
        }  # fmt: skip
        times = rounds(browser, site, cookie, pages)
        data = sent(browser, site, cookie, few)
        heavy = moving(browser, site, cookie, many)
        browser.close()
    report(times, size, server_s, made["peer"], data, heavy)


def rounds(browser: Browser, site: str, cookie: str, pages: dict[str, str]) -> Times:
    """Seconds of every round by page, cold and warm, the pages in turn; a first round warms the server."""
    times: Times = {name: {"cold": [], "warm": []} for name in pages}
    for number in range(ROUNDS + 1):
        for name, address in pages.items():
            cold, warm = once(browser, site, cookie, site + address)
            if number:
                times[name]["cold"].append(cold)
                times[name]["warm"].append(warm)
    return times


def once(browser: Browser, site: str, cookie: str, address: str) -> tuple[float, float]:
    """Seconds until the map can be used: the first time, and again."""
    context = signed_in(browser, site, cookie)
    page = context.new_page()
    times = []
    for _ in range(2):
        page.goto(address, wait_until="commit")
        page.wait_for_function("() => window.mapReadyAt", timeout=60_000)
        times.append(float(page.evaluate("window.mapReadyAt")) / 1000)
        page.wait_for_load_state("load")
    context.close()
    return times[0], times[1]


def signed_in(browser: Browser, site: str, cookie: str) -> BrowserContext:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    context.add_init_script(PROBE)
    return context


def page_of(snapshot: Snapshot) -> tuple[int, float]:
    """Bytes of HTML of the map with its controls and legend, and seconds of processor the server takes."""
    request: Any = RequestFactory().get("/")
    request.csp_nonce, request.user = "n" * 22, None
    times = []
    for _ in range(25):
        start = time.process_time()
        html = render_to_string("assessments/map_only.html", {"snapshot": snapshot}, request)
        times.append(time.process_time() - start)
    return len(html.encode()), statistics.median(times)


def sent(browser: Browser, site: str, cookie: str, snapshot: Snapshot) -> float:
    """Kilobytes of the map's data over the wire, as they are packed."""
    context = signed_in(browser, site, cookie)
    names = (
        "world.json",
        f"snapshots/{snapshot.pk}/map/layers.json",
        f"snapshots/{snapshot.pk}/map/incidents.json",
    )
    addresses = [f"{site}/map/{names[0]}", *(f"{site}/{name}" for name in names[1:])]
    answers = [context.request.get(address, headers={"Accept-Encoding": "gzip"}) for address in addresses]
    again = [
        context.request.get(
            address, headers={"If-None-Match": answer.headers["etag"], "Accept-Encoding": "gzip"}
        )
        for address, answer in zip(addresses, answers, strict=True)
    ]
    assert [answer.status for answer in again] == [304] * len(again)
    packed = sum(len(gzip.compress(answer.body(), 8)) for answer in answers)
    context.close()
    return packed / 1024


def moving(browser: Browser, site: str, cookie: str, many: Snapshot) -> dict[str, float]:
    """With many incidents: until it can be used, and until a zoom and a year are drawn."""
    first, again = once(browser, site, cookie, site + many.get_absolute_url())
    context = signed_in(browser, site, cookie)
    page = context.new_page()
    page.goto(site + many.get_absolute_url())
    page.wait_for_function("() => window.mapReadyAt", timeout=60_000)
    page.wait_for_load_state("networkidle")
    steps = []
    for act in ("page.keyboard.press('+')", "year"):
        with page.expect_response(
            lambda answer: "incidents.json" in answer.url and "zoom=" in answer.url
        ) as arriving:
            start = time.perf_counter()
            if act == "year":
                page.focus("[data-map-year]")
                page.keyboard.press("ArrowRight")
            else:
                page.focus(".corridor-map")
                page.keyboard.press("+")
        arriving.value.finished()
        page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
        steps.append(time.perf_counter() - start)
    context.close()
    return {"cold": first, "warm": again, "zoom": steps[0], "year": steps[1]}


def report(
    times: Times, size: int, server_s: float, peer: tuple[float, float], data: float, heavy: dict[str, float]
) -> None:
    medians = {page: {how: statistics.median(of) for how, of in by.items()} for page, by in times.items()}
    ours, theirs, canvas, result = (medians[page] for page in LINES)
    told = (
        f"folium on the same server, {peer[1]:.1f} MB of HTML as a file made in {peer[0]:.1f} s beforehand: "
        f"GeoJson and {FEW:,} CircleMarkers embedded, each with its style and tooltip, scripts at hand; warm "
        f"{theirs['warm']:.2f} s, ratio {theirs['warm'] / ours['warm']:.1f}; on a canvas "
        f"{canvas['cold']:.2f} s and {canvas['warm']:.2f} s, ratios {canvas['cold'] / ours['cold']:.1f} and "
        f"{canvas['warm'] / ours['warm']:.1f}"
    )
    work = (
        f"a page with 177 countries, 5 legs, {FEW:,} incidents in headless Chromium until dragged, cold; "
        f"warm {ours['warm']:.2f} s; within the result page {result['cold']:.2f} s, {result['warm']:.2f} s; "
        f"map {size / 1000:.1f} kB of HTML in {server_s * 1000:.1f} ms, "
        f"data {data:.0f} kB packed, 304 when unchanged; {MANY:,} incidents: cold {heavy['cold']:.2f} s, "
        f"warm {heavy['warm']:.2f} s, a zoom {heavy['zoom']:.2f} s, a year {heavy['year']:.2f} s; "
        f"load of the machine {os.getloadavg()[0]:.1f}"
    )
    print(as_table(medians, ours))
    measured = {
        "name": "map_ready",
        "ours_s": ours["cold"],
        "peer_s": theirs["cold"],
        "ratio": theirs["cold"] / ours["cold"],
        "ours_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "peer": told,
        "work": work,
        "warm_s": ours["warm"],
        "peer_warm_s": theirs["warm"],
        "peer_on_canvas": canvas,
        "peer_making_s": peer[0],
        "result_page": result,
        "html_bytes": size,
        "server_s": server_s,
        "data_kb": data,
        "many": heavy,
    }
    print(json.dumps(measured))


def as_table(medians: dict[str, dict[str, float]], ours: dict[str, float]) -> str:
    lines = [f"{'until it can be used':<32}{'cold s':>8}{'warm s':>8}{'cold x':>8}{'warm x':>8}"]
    for page, title in LINES.items():
        times = medians[page]
        ratios = [times[how] / ours[how] for how in ("cold", "warm")]
        lines.append(
            f"{title:<32}{times['cold']:>8.2f}{times['warm']:>8.2f}{ratios[0]:>8.1f}{ratios[1]:>8.1f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
