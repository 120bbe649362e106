"""How soon the pages answer an officer's hand: the time from a click or key to the picture after it.

A site of the samples as an operator runs it, one headless Chromium. The times are the browser's own (Event
Timing, rounded by it to 8 ms): from the input to the next picture, with whatever the page's scripts do in
between. An answer that needs the server is timed from the click until the new part has been painted. There is
no peer for our own pages; the promise is 100 ms.
"""

import json
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-interactions-")
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"

import django

django.setup()

from django.core.management import call_command
from playwright.sync_api import Page, sync_playwright

from assessments.management.demo_users import create_demo_users
from assessments.models import Assessment, Method, Snapshot
from assessments.running import run_assessment
from bench._map_site import AS_OF, served, session_cookie
from corridors.models import Corridor

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "9"))
PORT = int(os.environ.get("BENCH_PORT", "8178"))
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
PROBE = """
window.inputs = [];
new PerformanceObserver(list => window.inputs.push(...list.getEntries()
  .filter(entry => entry.interactionId).map(entry => entry.duration)))
  .observe({type: "event", durationThreshold: 16, buffered: true});
"""
LEAST_MS = 8.0
"""What is told where the browser reports nothing: it keeps no input that was answered within 16 ms."""
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
Act = Callable[[Page], None]


def main() -> None:
    result, cookie = prepare(), session_cookie()
    with served(PORT) as site, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        context.add_init_script(PROBE)
        page = context.new_page()
        times = {name: timed(page, address, act) for name, (address, act) in acts(result).items()}
        times["filter evidence (server)"] = filtered(page, f"{result}evidence/")
        browser.close()
    report(times)


def prepare() -> str:
    """Every sample assessed; the address of the result with the most incidents."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    create_demo_users()
    method = Method.objects.get(is_default=True)
    for corridor in Corridor.objects.samples():
        row = Assessment.objects.create(
            corridor=corridor, method=method, as_of=AS_OF, request_digest=corridor.code
        )
        run_assessment(row.pk)
    return str(Snapshot.objects.get(corridor__origin="NGA", corridor__destination="ITA").get_absolute_url())


def acts(result: str) -> dict[str, tuple[str, Act]]:
    return {
        "choose a row": ("/", lambda page: page.locator(".portfolio-table [data-choose]").nth(3).click()),
        "open the filters": ("/", lambda page: page.locator("summary", has_text="Filter and order").click()),
        "open a block": (result, lambda page: page.locator("#risk details > summary").first.click()),
        "open evidence": (result, lambda page: page.locator("#evidence details > summary").nth(1).click()),
        "hide a layer": (result, lambda page: page.locator("[data-map-layer=legs]").first.click()),
        "choose a year": (result, lambda page: page.locator("[data-map-year]").first.press("ArrowRight")),
        "sort evidence": (f"{result}evidence/", lambda page: page.get_by_role("button", name="Age").click()),
    }


def timed(page: Page, address: str, act: Act) -> list[float]:
    """Milliseconds of the act on a page that has come to rest, each time on a new one."""
    times = []
    for _ in range(ROUNDS):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.evaluate("() => { window.inputs.length = 0; }")
        act(page)
        page.wait_for_timeout(600)
        times.append(max([LEAST_MS, *page.evaluate("window.inputs")]))
    return times


def filtered(page: Page, address: str) -> list[float]:
    """Milliseconds from asking for some of the figures until they are painted."""
    times = []
    for _ in range(ROUNDS):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.fill("#evidence-q", "migrant")
        start = time.perf_counter()
        page.get_by_role("button", name="Show these figures").click()
        page.wait_for_url("**migrant**")
        page.evaluate(PAINTED)
        times.append((time.perf_counter() - start) * 1000)
    return times


def report(times: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        print(f"{name:<28}{medians[name]:>8.0f} ms, worst {max(taken):.0f} ms of {len(taken)}")
    told = ", ".join(f"{name} {median:.0f} ms" for name, median in medians.items())
    slowest = max(medians, key=lambda name: medians[name])
    measured = {
        "name": "interactions",
        "ours_s": medians[slowest] / 1000,
        "peer_s": None,
        "ratio": None,
        "ours_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "peer": "none",
        "work": f"the slowest by median, {slowest}, in headless Chromium; {told}; worst of all "
        f"{max(max(taken) for taken in times.values()):.0f} ms; "
        f"load of the machine {os.getloadavg()[0]:.1f}",
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
