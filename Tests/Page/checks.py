"""Opens a report in a headless Chromium and uses it.

usage: test-page.py CHROMIUM REPORT.html [RESULT.json…] [--pictures FOLDER]

The results are those that the report was made of, in their order; without any it is a page of costs. With a folder, the page is also written to it as it
is shown: wide, narrow, light, dark, and on paper.
"""
import argparse, json, pathlib, sys

from chromium import Chromium

SIDES = ("encode", "decode")
SCRIPT = pathlib.Path(__file__).with_name("page.js").read_text(encoding="utf-8")


def expected_marks(results):
    """How many marks the page has to have for what was measured."""
    marks = {"speedMarks": 0, "partMarks": 0, "memoryMarks": 0}
    for result in results:
        first = result["measurements"][0]["size"]
        timed = [(m, side) for m in result["measurements"] for side in SIDES if side in m]
        whole = [(m, side) for m, side in timed if m["kind"] == "codec"]
        marks["speedMarks"] += len(whole)
        marks["partMarks"] += len({(m["codec"], m["kind"], side) for m, side in timed
                                   if m["kind"] != "codec" and m["size"] == first})
        marks["memoryMarks"] += len({(m["codec"], side) for m, side in whole
                                     if m["size"] == first and "allocations_per_operation" in m[side]})
        marks["memoryMarks"] += len({(m["codec"], side) for m, side in whole if "peak_memory_bytes" in m[side]})
    sides = {(m["codec"], side) for m in results[0]["measurements"] for side in SIDES if side in m and m["kind"] == "codec"}
    marks["sideMarks"] = len(sides) * (len(results) - 1)
    return marks


def structure(page, results):
    """The page holds what it has to, wide and light."""
    page.emulate(1000)
    counts = page.run("Page.counts()")
    for name, count in expected_marks(results).items():
        yield f"has {count} {name}, and not {counts[name]}", counts[name] == count
    yield "draws parts of codecs only beside each other", counts["partsElsewhere"] == 0 < counts["partMarks"]
    yield "has a table behind every chart", counts["charts"] == counts["chartsWithTable"] > 0
    yield "holds the claims against every result", counts["claims"] >= 10 * len(results)
    yield "has a part for each of several results", counts["results"] == (len(results) if len(results) > 1 else 0)
    yield "names every place once", len(set(counts["anchors"])) == len(counts["anchors"])


def use(page):
    """Sorting, filtering and pointing do what they promise."""
    table = json.dumps("[id|=speed] table")
    before = page.run(f"Page.sort({table}, 2, 0)")["values"]
    ascending = page.run(f"Page.sort({table}, 2, 1)")
    yield "sorts ascending, and says so", (
        ascending["values"] == sorted(before) != before and ascending["says"] == "ascending")
    descending = page.run(f"Page.sort({table}, 2, 1)")
    yield "sorts descending, and says so", (
        descending["values"] == sorted(before)[::-1] and descending["says"] == "descending")
    everything = page.run('Page.filter("by-format", "", "format")')["count"]
    yield "filters by format", set(page.run('Page.filter("by-format", "avro", "format")')["of"]) <= {"", "avro"}
    page.run('Page.filter("by-format", "", "format")')
    yield "filters by workload", page.run('Page.filter("by-workload", "payment", "workload")')["of"] == ["", "payment"]
    yield "shows all again", page.run('Page.filter("by-workload", "", "workload")')["count"] == everything
    yield "tells a mark's figures", page.run("Page.pointsOut()")


def costs(page):
    """A page of costs draws its curve, and sorts."""
    page.emulate(1000)
    yield "draws when it pays back", page.run('document.querySelectorAll("#break-even .course").length') >= 1
    yield "draws whose the bytes are", page.run('document.querySelectorAll("#bytes .mark").length') >= 4
    # Sorted by how far an input moves the answer already, so that the first click turns the order round.
    table = json.dumps("#hinges table")
    before = page.run(f"Page.sort({table}, 5, 0)")["values"]
    ascending = page.run(f"Page.sort({table}, 5, 1)")
    yield "sorts ascending, and says so", (
        ascending["values"] == sorted(before) != before and ascending["says"] == "ascending")


def looks(page, name, lowest):
    """What has to hold however the page is shown: contrast (WCAG 2.1, 1.4.3 and 1.4.11), labels, no overflow.

    Keeps the lowest contrast that was seen of text and of graphics in `lowest`.
    """
    for state, is_open in (("folded", "false"), ("unfolded", "true")):
        page.run(f"Page.unfold({is_open})")
        contrasts = page.run("Page.contrasts()")
        for what, needed in (("text", 4.5), ("graphics", 3)):
            found = contrasts[what]
            lowest[what] = min(lowest[what], found["ratio"])
            yield (f"{name}, {state}: {what} has a contrast of {needed}: {found['where']} has {found['ratio']:.2f}",
                   found["ratio"] >= needed and found["count"] > 20)
        yield f"{name}, {state}: does not overflow", page.run("Page.overflow()") <= 0
    page.run("Page.unfold(false)")
    bad = page.run("Page.badLabels()")
    yield f"{name}: every label of a chart can be read: {bad[:5]}", not bad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chromium")
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("results", type=pathlib.Path, nargs="*")
    parser.add_argument("--pictures", type=pathlib.Path)
    arguments = parser.parse_args()
    results = [json.loads(path.read_text(encoding="utf-8")) for path in arguments.results]
    address = arguments.report.resolve().as_uri()
    checks, lowest = [], {"text": 21, "graphics": 21}
    with Chromium(arguments.chromium) as page:
        page.emulate(1000)
        page.open(address)
        page.run(SCRIPT)
        checks += [*structure(page, results), *use(page)] if results else costs(page)
        for width in (1000, 380):
            for scheme in ("light", "dark"):
                page.emulate(width, scheme)
                checks += looks(page, f"{width} px, {scheme}", lowest)
                checks.append((f"{width} px: letters in charts have 11 px", page.run("Page.smallestLabel()") >= 10.99))
                if arguments.pictures:
                    page.picture(arguments.pictures / f"{width}-{scheme}.png")
        # A sheet of A4 less its margins; paper is white, whatever the screen is.
        page.emulate(718, "dark", "print")
        checks += looks(page, "on paper", lowest)
        if results:
            checks.append(("on paper: filters are left out", page.run('getComputedStyle(document.querySelector(".filters")).display') == "none"))
        checks.append(("prints as a PDF", page.print().startswith(b"%PDF-")))
        if arguments.pictures:
            page.picture(arguments.pictures / "paper.png")
            (arguments.pictures / "paper.pdf").write_bytes(page.print())
        checks.append((f"no console message: {page.complaints()[:3]}", not page.complaints()))
        checks.append((f"no request: {page.requests()[:3]}", not page.requests()))
        page.call("Emulation.setScriptExecutionDisabled", value=True)
        page.emulate(1000)
        page.open(address)
        scriptless = page.run('[document.querySelector(".filters")?.hidden ?? true, document.querySelectorAll("table tbody tr").length]')
        checks.append(("without scripts: no filter that does nothing, and every table",
                       scriptless[0] and scriptless[1] > (100 if results else 20)))
    failed = [name for name, holds in checks if not holds]
    for name in failed:
        print(f"test-page: not so: {name}", file=sys.stderr)
    if failed:
        sys.exit(1)
    print(f"test-page: {len(checks)} checks hold in Chromium; the lowest contrast of text is {lowest['text']:.1f}, "
          f"of graphics {lowest['graphics']:.1f}")


main()
