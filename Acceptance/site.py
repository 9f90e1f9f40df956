#!/usr/bin/env python3
"""Opens the documentation site in Chromium from the disk, as people do, and checks what they would see.

    python=Acceptance/.venv-site/bin/python
    $python Acceptance/site.py                      the site of three-csv after three updates, and of 200 tables
    $python Acceptance/site.py --screenshots-only   no checks, only Acceptance/work/site/shots/*.png

Needs a Chromium (CHROMIUM, default: the one on the PATH) and Acceptance/requirements-site.txt.
Checks, at 1280 and 390 pixels, light and dark: no console error, no request that leaves the disk, no serious finding of
axe, no page wider than the screen; that search, lineage and the ways of columns do what they say; and on 200 tables it
prints how long the lineage takes until it can be used and how even its frames are while it is dragged.
Exit codes: 0 all as it should be, 1 it is not, 3 something is missing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from lake import HERE, REPOSITORY, mercer, stop

try:
    from axe_core_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    stop(3, "no playwright; run Acceptance/setup.sh and use Acceptance/.venv-site/bin/python")

WORK = HERE / "work" / "site"
SIZES = {"wide": (1280, 800), "phone": (390, 844)}
faults = []


def check(condition, message):
    if not condition:
        faults.append(message)
        print(f"  FAULT {message}")


def run(*arguments, allowed=(0,)):
    result = subprocess.run([mercer(), *map(str, arguments)], capture_output=True, text=True)
    if result.returncode not in allowed:
        stop(1, f"{' '.join(map(str, arguments))} ended with {result.returncode}\n{result.stderr}{result.stdout}")
    return result


def three_csv():
    """three-csv after three updates: the shipped files, then files with faults, then better ones."""
    lake, landing, site = WORK / "lake", WORK / "landing", WORK / "three-csv"
    shutil.rmtree(lake, ignore_errors=True)
    shutil.rmtree(landing, ignore_errors=True)
    shutil.copytree(REPOSITORY / "bundles/three-csv/landing", landing)
    options = ["--project", REPOSITORY / "bundles/three-csv", "--lake", lake, "--var", f"landing={landing}"]
    for name in ["customers", "products", "orders"]:
        (landing / name).mkdir(exist_ok=True)
    run("run", *options, "--quiet")
    header = (landing / "orders.csv").read_text().splitlines()[0]
    rows = (landing / "orders.csv").read_text().splitlines()[1:41]
    for number, (bad, total) in enumerate([(14, 40), (5, 30), (9, 36), (2, 40), (3, 24)], start=1):
        lines = []
        for index, row in enumerate(rows[:total]):
            parts = row.split(",")
            parts[0] = f"N{number}{index:03d}"
            if index < bad // 2:
                parts[4] = "-3"
            elif index < bad:
                parts[1] = "31.02.2024"
            elif index == bad:
                parts[3] = "NO-SUCH-PRODUCT"
            lines.append(",".join(parts))
        if number == 2:
            lines.append('X1,2024-01-01,C001,P001,"unclosed')
        (landing / "orders" / f"day{number}.csv").write_text(header + "\n" + "\n".join(lines) + "\n")
        run("run", *options, "--quiet", allowed=(0, 1))
    started = time.monotonic()
    run("docs", *options, "--output", site)
    print(f"three-csv: mercer docs took {time.monotonic() - started:.2f} s")
    return site


def two_hundred():
    """A project of 200 tables that read each other as real ones do: mostly the layer before, sometimes their own."""
    project, site = WORK / "project-200", WORK / "two-hundred"
    shutil.rmtree(project, ignore_errors=True)
    layers = {"bronze": 40, "silver": 60, "gold": 60, "marts": 40}
    (project / "pipelines").mkdir(parents=True)
    (project / "databricks.yml").write_text(
        "bundle:\n  name: two-hundred\nresources:\n  pipelines:\n    all:\n      name: all\n      schema: silver\n"
        "      libraries:\n        - glob:\n            include: pipelines/**\n"
    )
    topics = ["orders", "customers", "stock", "prices", "returns", "visits", "suppliers", "stores"]
    state = 12345

    def draw(count):
        nonlocal state
        state = (state * 1103515245 + 12345) % 2**31
        return (state >> 8) % count

    before, own = [], []
    for layer, count in layers.items():
        own = []
        for number in range(count):
            name = f"{layer}.{topics[number % len(topics)]}_{layer[0]}{number:02d}"
            if layer == "bronze":
                text = (f"create or refresh materialized view {name} (id int comment 'Key', value int comment 'Value')\n"
                        f"comment 'Number {number} of {layer}'\nas select 1 as id, 2 as value;\n")
            else:
                near = sorted({(number * len(before) // count + draw(5) - 2) % len(before) for _ in range(1 + draw(3))})
                inputs = [before[index] for index in near]
                if own and draw(3) == 0:
                    inputs.append(own[draw(len(own))])
                joins = " ".join(f"join {table} as t{i} on t{i}.id = t0.id" for i, table in enumerate(inputs) if i)
                total = " + ".join(f"t{i}.value" for i in range(len(inputs)))
                text = (f"-- Grain: one row per id.\ncreate or refresh materialized view {name} "
                        f"(id int comment 'Key', value int comment 'Sum',\n constraint id_is_present expect (id is not null))\n"
                        f"comment 'Number {number} of {layer}'\n"
                        f"as select t0.id as id, cast({total} as int) as value from {inputs[0]} as t0 {joins};\n")
            (project / "pipelines" / f"{name}.sql").write_text(text)
            own.append(name)
        before = own
    started = time.monotonic()
    run("docs", "--project", project, "--output", site)
    print(f"two-hundred: mercer docs took {time.monotonic() - started:.2f} s")
    return site


class Watched:
    """A page whose console, errors and requests are kept."""

    def __init__(self, browser, size, scheme, label):
        width, height = SIZES[size]
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=1,
            has_touch=size == "phone", is_mobile=size == "phone", reduced_motion="reduce",
        )
        self.label = label
        self.page = self.context.new_page()
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.fault(message.text))
        self.page.on("pageerror", lambda error: self.fault(str(error)))
        self.page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else self.fault(request.url))
        self.page.on("requestfailed", lambda request: self.fault(f"{request.url} failed"))

    def fault(self, text):
        check(False, f"{self.label}: {text}")

    def open(self, path, fragment=""):
        self.page.goto(path.resolve().as_uri() + fragment)
        self.page.wait_for_load_state("load")
        self.page.wait_for_timeout(120)

    def shot(self, name, full=False):
        path = WORK / "shots" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=full)

    def close(self):
        self.context.close()


def look(watched, name, with_axe=True):
    overflow = watched.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(overflow <= 0, f"{watched.label} {name}: the page is {overflow} px wider than the screen")
    if not with_axe:
        return
    results = Axe().run(watched.page)
    for violation in results["violations"]:
        where = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
        if violation["impact"] in ("serious", "critical"):
            detail = violation["nodes"][0].get("failureSummary", "").replace("\n", " ")
            check(False, f"{watched.label} {name}: axe {violation['id']} ({violation['impact']}) at {where}: {detail[:220]}")
        else:
            print(f"  note  {watched.label} {name}: axe {violation['id']} ({violation['impact']}) at {where}")


def tour(browser, site, checks):
    pages = {
        "home": "index.html", "table": "gold/fact_sales.html", "silver": "silver/orders.html",
        "customers": "gold/dim_customer.html", "lineage": "lineage.html", "diagram": "diagram.html",
        "expectations": "expectations.html",
    }
    for size in SIZES:
        for scheme in ("light", "dark"):
            watched = Watched(browser, size, scheme, f"{size} {scheme}")
            for name, path in pages.items():
                watched.open(site / path)
                if checks:
                    look(watched, name)
                watched.shot(f"{size}-{scheme}-{name}", full=name not in ("lineage",))
            search(watched, site, checks, f"{size}-{scheme}")
            ways(watched, site, checks, f"{size}-{scheme}")
            project(watched, site, checks, f"{size}-{scheme}")
            watched.close()
    if checks:
        every_page(browser, site)
        without_scripts(browser, site)
        theme(browser, site)


def search(watched, site, checks, name):
    page = watched.page
    watched.open(site / "gold/fact_sales.html")
    page.keyboard.press("/")
    check(page.evaluate("document.activeElement.id") == "search", f"{watched.label}: / does not reach the search")
    page.keyboard.type("customer seg")
    page.wait_for_selector("#results a")
    if checks:
        look(watched, "search")
    watched.shot(f"{name}-search")
    first = page.get_attribute("#results a >> nth=0", "href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gold/customer_lifetime_value.html*")
    check(first.endswith("gold/customer_lifetime_value.html#column-customer_segment"), f"{watched.label}: search finds {first} first")
    if not checks:
        return
    for words, wanted in [("fact_sales", "fact_sales.html"), ("quantity_is_in_range", "order_items.html#expectations"),
                          ("census region", "region"), ("zzqq", None)]:
        page.fill("#search", words)
        page.wait_for_timeout(60)
        href = page.get_attribute("#results a >> nth=0", "href") if page.query_selector("#results a") else None
        check((href is None) if wanted is None else (href and wanted in href), f"{watched.label}: searching {words} finds {href}")
    page.keyboard.press("Escape")
    check(page.is_hidden("#results"), f"{watched.label}: Escape does not close the results")


def ways(watched, site, checks, name):
    page = watched.page
    watched.open(site / "gold/fact_sales.html")
    page.click(".lineage-tools [data-steps='3']")
    page.wait_for_timeout(150)
    count = page.locator(".canvas .node").count()
    check(count > 12, f"{watched.label}: three steps around gold.fact_sales show {count} boxes")
    page.select_option(".column-choice", label="total_amount")
    page.wait_for_timeout(200)
    page.locator("#lineage").scroll_into_view_if_needed()
    note = page.inner_text(".column-note")
    check("total_amount is joined to" in note, f"{watched.label}: the way of a column says {note!r}")
    boxes = page.eval_on_selector_all(".canvas .port", "boxes => boxes.map(box => box.getAttribute('aria-label'))")
    check({"bronze.orders", "silver.order_items", "gold.daily_sales_summary"} <= set(boxes), f"{watched.label}: the way passes {boxes}")
    if checks:
        look(watched, "way of a column")
    page.locator(".canvas").screenshot(path=WORK / "shots" / f"{name}-way.png")


def project(watched, site, checks, name):
    page = watched.page
    watched.open(site / "lineage.html", "#gold.fact_sales")
    page.wait_for_selector(".panel:not([hidden]) .column-list button")
    page.wait_for_timeout(150)
    watched.shot(f"{name}-lineage-focus")
    check(page.locator(".node.focus").count() == 1, f"{watched.label}: the address does not choose a table")
    if checks:
        look(watched, "lineage with a table")
    page.click(".lineage-tools [data-steps='1']")
    page.wait_for_timeout(100)
    visible = page.locator(".node:visible").count()
    check(3 < visible < 30, f"{watched.label}: one step around gold.fact_sales shows {visible} boxes")
    watched.shot(f"{name}-lineage-one-step")
    page.click(".lineage-tools [data-steps='0']")
    page.fill("#focus", "dim_customer")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    check(page.inner_text(".panel h2") == "gold.dim_customer", f"{watched.label}: the field does not find dim_customer")


def every_page(browser, site):
    """Every page opens, every link of every page leads somewhere, no row is shown that is about a person."""
    watched = Watched(browser, "wide", "light", "every page")
    broken = set()
    count = 0
    for path in sorted(site.glob("**/*.html")):
        watched.open(path)
        count += 1
        for href in watched.page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.baseVal ?? link.href)"):
            if href.startswith("file:"):
                target, _, fragment = href.partition("#")
                if not Path(target[7:]).is_file():
                    broken.add(href)
            elif not href.startswith("#") and not (path.parent / href.split("#")[0]).is_file():
                broken.add(f"{path.name}: {href}")
        ids = set(watched.page.eval_on_selector_all("[id]", "nodes => nodes.map(node => node.id)"))
        for href in watched.page.eval_on_selector_all("a[href^='#']", "links => links.map(link => link.getAttribute('href'))"):
            if isinstance(href, str) and href[1:] not in ids:
                broken.add(f"{path.name}: {href}")
    check(not broken, f"links that lead nowhere: {sorted(broken)[:5]}")
    text = "\n".join(path.read_text() for path in site.glob("**/*") if path.suffix in (".html", ".js", ".md"))
    customers = [line.split(",") for line in (WORK / "landing/customers.csv").read_text().splitlines()]
    shown = [cell for row in customers[1:] for cell in row if "@" in cell and cell in text]
    check(not shown, f"e-mail addresses in the site: {shown[:3]}")
    print(f"every page: {count} pages, links followed, {sum(p.stat().st_size for p in site.glob('**/*') if p.is_file()) / 1e6:.1f} MB")
    watched.close()


def without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((site / "gold/fact_sales.html").resolve().as_uri())
    check(page.locator(".canvas svg .node").count() > 3, "without scripts there is no lineage")
    check(page.is_hidden("#search"), "without scripts there is a search that does nothing")
    context.close()


def theme(browser, site):
    watched = Watched(browser, "wide", "light", "theme")
    watched.open(site / "index.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = watched.page.evaluate(paper)
    watched.page.click("#theme")
    dark = watched.page.evaluate(paper)
    watched.open(site / "gold/fact_sales.html")
    check(light != dark and watched.page.evaluate(paper) == dark, "the chosen theme is not kept")
    watched.page.emulate_media(media="print")
    watched.shot("print")
    check(watched.page.is_hidden(".top"), "the head is printed")
    watched.close()


FRAMES = """async () => {
  const times = [];
  let last = performance.now(), isRunning = true;
  const tick = (now) => { times.push(now - last); last = now; if (isRunning) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  const canvas = document.querySelector('.canvas.large'), box = canvas.getBoundingClientRect();
  const send = (kind, x, y) => canvas.dispatchEvent(new PointerEvent(kind, { pointerId: 1, clientX: x, clientY: y, bubbles: true, button: 0 }));
  canvas.setPointerCapture = () => {};
  send('pointerdown', box.left + 150, box.top + 150);
  for (let step = 0; step < 90; step++) {
    send('pointermove', box.left + 150 + 80 * Math.sin(step / 8), box.top + 150 + 60 * Math.cos(step / 8));
    await new Promise(requestAnimationFrame);
  }
  send('pointerup', box.left, box.top);
  for (let step = 0; step < 60; step++) {
    canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: step < 30 ? -40 : 40, clientX: box.left + 180, clientY: box.top + 180, cancelable: true }));
    await new Promise(requestAnimationFrame);
  }
  isRunning = false;
  times.sort((a, b) => a - b);
  return { frames: times.length, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], worst: times.at(-1) };
}"""


def large(browser, site, checks):
    for size in SIZES:
        watched = Watched(browser, size, "light", f"200 tables {size}")
        page = watched.page
        started = time.monotonic()
        page.goto((site / "lineage.html").resolve().as_uri())
        page.wait_for_selector(".canvas.live")
        ready = time.monotonic() - started
        boxes = page.locator(".node").count()
        check(boxes > 190, f"{watched.label}: {boxes} boxes")
        watched.shot(f"{size}-200")
        frames = page.evaluate(FRAMES)
        print(f"  {watched.label}: usable after {ready:.2f} s; frames while dragging and zooming: median {frames['median']:.1f} ms, "
              f"95 % within {frames['p95']:.1f} ms, worst {frames['worst']:.1f} ms of {frames['frames']}")
        page.fill("#focus", "gold.stock_g10")
        began = time.monotonic()
        page.keyboard.press("Enter")
        page.wait_for_selector(".node.focus")
        print(f"  {watched.label}: choosing a table took {(time.monotonic() - began) * 1000:.0f} ms")
        page.wait_for_timeout(200)
        watched.shot(f"{size}-200-focus")
        page.click(".lineage-tools [data-steps='2']")
        page.wait_for_timeout(200)
        watched.shot(f"{size}-200-two-steps")
        if checks:
            look(watched, "lineage")
            overlaps(watched)
        watched.open(site / "index.html")
        watched.shot(f"{size}-200-home")
        if checks:
            look(watched, "home")
        watched.close()


def overlaps(watched):
    """No two boxes that are shown lie on each other."""
    boxes = watched.page.evaluate(
        "[...document.querySelectorAll('.node')].filter(n => n.style.display !== 'none').map(n => { const r = "
        "n.firstElementChild.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })")
    pairs = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1:]
             if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5]
    check(not pairs, f"{watched.label}: {len(pairs)} pairs of boxes lie on each other")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--screenshots-only", action="store_true")
    parser.add_argument("--only", choices=["three-csv", "two-hundred"])
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        stop(3, "no Chromium; install one or set CHROMIUM")
    WORK.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"Chromium {browser.version}")
        if options.only != "two-hundred":
            tour(browser, three_csv(), not options.screenshots_only)
        if options.only != "three-csv":
            large(browser, two_hundred(), not options.screenshots_only)
        browser.close()
    print("site: all as it should be" if not faults else f"site: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
