"""Opens a report in a headless Chromium and uses it. usage: test-page.py CHROMIUM REPORT.html RESULT.json"""
import html, json, pathlib, re, subprocess, sys, tempfile

CHECKS = r"""
addEventListener("load", function () {
  var page = document.querySelector("iframe").contentWindow, root = page.document;
  var all = function (selector, inside) { return Array.from((inside || root).querySelectorAll(selector)); };
  var shown = function (items) { return items.filter(function (item) { return page.getComputedStyle(item).display !== "none"; }); };
  var marks = all(".chart .mark");
  var outcome = {
    requests: page.performance.getEntriesByType("resource").map(function (entry) { return entry.name; }),
    width: page.innerWidth, overflow: root.documentElement.scrollWidth - root.documentElement.clientWidth,
    speedMarks: all("#speed .mark").length, unfolded: all("details").length, charts: all(".chart").length,
    filtersShown: !root.querySelector(".filters").hidden
  };
  all("details").forEach(function (details) { details.open = true; });
  outcome.overflowOpen = root.documentElement.scrollWidth - root.documentElement.clientWidth;
  var table = root.querySelector("#speed table"), heading = table.querySelectorAll("th[scope=col]")[2];
  var column = function () { return Array.from(table.tBodies[0].rows).map(function (row) { return Number(row.cells[2].dataset.value); }); };
  outcome.before = column();
  heading.querySelector("button").click();
  outcome.ascending = column();
  heading.querySelector("button").click();
  outcome.descending = column();
  outcome.sort = heading.getAttribute("aria-sort");
  var choose = function (id, value) {
    var select = root.getElementById(id);
    select.value = value;
    select.dispatchEvent(new page.Event("change", {bubbles: true}));
  };
  choose("by-format", "avro");
  outcome.formats = Array.from(new Set(shown(marks).map(function (mark) { return mark.dataset.format; })));
  choose("by-format", "");
  choose("by-workload", "payment");
  outcome.workloads = Array.from(new Set(shown(marks).map(function (mark) { return mark.dataset.workload; }))).sort();
  choose("by-workload", "");
  outcome.allAgain = shown(marks).length === marks.length;
  marks[0].dispatchEvent(new page.PointerEvent("pointermove", {bubbles: true, clientX: 300, clientY: 20}));
  outcome.tip = root.getElementById("tip").textContent === marks[0].dataset.label;
  var out = document.createElement("pre");
  out.id = "outcome";
  out.textContent = JSON.stringify(outcome);
  document.body.appendChild(out);
});
"""


def main(chromium, report, result):
    page = pathlib.Path(report).read_text(encoding="utf-8")
    measurements = json.loads(pathlib.Path(result).read_text(encoding="utf-8"))["measurements"]
    timed = sum((side in m) for m in measurements if m["kind"] == "codec" for side in ("encode", "decode"))
    with tempfile.TemporaryDirectory() as folder:
        # A frame is as narrow as it is told, which a window need not be.
        copy = pathlib.Path(folder, "test.html")
        copy.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><script>{CHECKS}</script>'
            f'<iframe width="380" height="800" style="border:0" srcdoc="{html.escape(page)}"></iframe>', encoding="utf-8")
        run = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", f"--user-data-dir={folder}/profile",
             "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000", "--dump-dom", copy.as_uri()],
            capture_output=True, text=True, timeout=120)
    found = re.search(r'<pre id="outcome">(.*?)</pre>', run.stdout, re.S)
    if not found:
        sys.exit("test-page: the page did not come to its end\n" + run.stderr)
    o = json.loads(html.unescape(found.group(1)))
    checks = {
        "no console message": "CONSOLE" not in run.stderr,
        "no request": o["requests"] == [],
        "is 380 px wide and does not overflow": o["width"] == 380 and o["overflow"] <= 0,
        "does not overflow with all tables open": o["overflowOpen"] <= 0,
        f"has a mark for each of the {timed} timings": o["speedMarks"] == timed > 0,
        "has a table behind every chart": o["charts"] == o["unfolded"] > 0,
        "shows its filters": o["filtersShown"],
        "sorts ascending": o["ascending"] == sorted(o["before"]) != o["before"],
        "sorts descending, and says so": o["descending"] == sorted(o["before"])[::-1] and o["sort"] == "descending",
        "filters by format": o["formats"] == ["avro"],
        "filters by workload": o["workloads"] == ["", "payment"],
        "shows all again": o["allAgain"],
        "tells a mark's figures": o["tip"],
    }
    failed = [name for name, holds in checks.items() if not holds]
    for name in failed:
        print(f"test-page: not so: {name}", file=sys.stderr)
    if failed:
        print(json.dumps(o)[:4000], run.stderr[-2000:], file=sys.stderr)
        sys.exit(1)
    print(f"test-page: {len(checks)} checks hold in Chromium")


main(*sys.argv[1:])
