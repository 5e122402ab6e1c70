"""What has to hold of a page that is open in Chromium: pairs of a sentence and whether it is so."""
import json, pathlib

SIDES = ("encode", "decode")
SCRIPT = pathlib.Path(__file__).with_name("page.js").read_text(encoding="utf-8")
# A sheet of A4, 210 mm by 297 mm, less margins of 12 mm, in CSS pixels of 1/96 inch: width and height.
PAPER = (703, 1031)


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
    """The page of results holds what it has to, wide and light."""
    counts = page.run("Page.counts()")
    expected = expected_marks(results)
    for name, count in expected.items():
        yield f"has {count} {name}, and not {counts[name]}", counts[name] == count
    yield "draws parts of codecs only beside each other", counts["partsElsewhere"] == 0
    yield "has a table behind every chart", counts["charts"] == counts["chartsWithTable"] > 0
    yield "holds the claims against every result", counts["claims"] >= len(results)
    yield "has a part for each of several results", counts["results"] == (len(results) if len(results) > 1 else 0)
    yield "names every place once", len(set(counts["anchors"])) == len(counts["anchors"])
    yield "says what compression does where it was measured", counts["compression"] == sum("compression" in r for r in results)


def use(page, results):
    """Sorting, filtering and pointing do what they promise."""
    yield from sorting(page, "[id|=speed] table", 2)
    everything = page.run('Page.filter("by-format", "", "format")')["count"]
    yield "filters by format", set(page.run('Page.filter("by-format", "avro", "format")')["of"]) <= {"", "avro"}
    page.run('Page.filter("by-format", "", "format")')
    workload = results[0]["workloads"][-1]["name"]
    yield "filters by workload", page.run(f'Page.filter("by-workload", {json.dumps(workload)}, "workload")')["of"] == ["", workload]
    yield "shows all again", page.run('Page.filter("by-workload", "", "workload")')["count"] == everything
    yield "tells a mark's figures", page.run("Page.pointsOut()")


def sorting(page, table, column):
    """A click on a heading sorts by numbers, a second one the other way round."""
    table = json.dumps(table)
    before = page.run(f"Page.sort({table}, {column}, 0)")["values"]
    ascending = page.run(f"Page.sort({table}, {column}, 1)")
    yield "sorts ascending, and says so", (
        ascending["values"] == sorted(before) != before and ascending["says"] == "ascending")
    descending = page.run(f"Page.sort({table}, {column}, 1)")
    yield "sorts descending, and says so", (
        descending["values"] == sorted(before)[::-1] and descending["says"] == "descending")


def back_test(page):
    """The measured sizes are compared with the logged ones, after the first sheet."""
    cells = page.run("""Array.from(document.querySelectorAll("#back-test tbody tr"), function (row) {
        return Array.from(row.cells, function (cell) { return cell.textContent; }); })""")
    yield f"has the endpoint of the payload in the back-test: {cells}", len(cells) == 1 and cells[0][0] == "GET /v1/orders/{number}"
    predicted, logged = page.run("""Array.from(document.querySelectorAll("#back-test tbody td"), function (cell) {
        return Number(cell.dataset.value); }).slice(1, 3)""")
    error = cells[0][4].replace("\u2212", "-")
    yield f"says the error, {error}, of {predicted} B against {logged} B", error == f"{100 * (predicted / logged - 1):+.1f} %"
    text = page.run('document.getElementById("back-test").innerText')
    yield "warns of a large error, and only of one", ("The savings are wrong by as much" in text) == (abs(predicted / logged - 1) > 0.1)
    yield "says what was not measured", "/app.js" in text
    yield "has the back-test below the answer's sheet", page.run(
        'document.getElementById("about").getBoundingClientRect().bottom <= document.getElementById("back-test").getBoundingClientRect().top')
    yield "says hour and minute of the log", page.run(
        'document.getElementById("about").innerText.includes("in the busiest hour") && document.getElementById("about").innerText.includes("in the busiest minute; processors are provisioned for the busiest minute")')


def costs(page, arguments):
    """The page of costs draws its curve, and sorts."""
    page.emulate(PAPER[0], medium="print")
    bottom = page.run('document.getElementById("about").getBoundingClientRect().bottom + scrollY')
    yield f"holds all but assumptions on a sheet of A4: {bottom} px of {PAPER[1]}", bottom <= PAPER[1]
    page.emulate(1280)
    names = page.run("""["header", "#month", "#break-even", "#about"].map(function (part) {
        return document.querySelector(part).innerText; }).join(" ").match(/[a-z]+\\/(swift|foundation|libxml2|protobuf-c|libavro)/g)""")
    yield f"names no codecs where a manager reads: {names}", not names
    yield "has a month in each of several formats", page.run('document.querySelectorAll("#formats tbody tr").length') >= 2
    yield "draws when it pays back", page.run('document.querySelectorAll("#break-even .course").length') >= 1
    yield "draws whose the bytes are", page.run('document.querySelectorAll("#bytes .mark").length') >= 2
    if "--access-log" in arguments:
        yield from back_test(page)
    else:
        yield "has no back-test without a log", not page.run('document.getElementById("back-test")')
    # Sorted by how far an input moves the answer already, so that the first click turns the order round.
    yield from sorting(page, "#hinges table", 5)


def assignment(page):
    """The page of the assignment draws the work, which fits a telephone without scrolling."""
    for width in (1280, 380):
        page.emulate(width)
        boxes, arrows, beyond = page.run("""[document.querySelectorAll(".flow .box").length, document.querySelectorAll(".flow .factor").length,
            Array.from(document.querySelectorAll(".narrow svg text")).filter(function (text) {
                var inner = text.getBoundingClientRect(), outer = text.ownerSVGElement.getBoundingClientRect();
                return inner.left < outer.left || inner.right > outer.right || inner.right > innerWidth;
            }).length]""")
        yield f"{width} px: draws a box for each of 5 figures and 4 factors", (boxes, arrows) == (5, 4)
        yield f"{width} px: every text of a drawing is in it, and {beyond} are not", beyond == 0


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
                   found["ratio"] >= needed and found["count"] > 5)
        yield f"{name}, {state}: does not overflow", page.run("Page.overflow()") <= 0
        broken = page.run("Page.brokenWords()")
        yield f"{name}, {state}: no heading and no number is broken: {broken[:5]}", not broken
    page.run("Page.unfold(false)")
    bad = page.run("Page.badLabels()")
    yield f"{name}: every label of a chart can be read: {bad[:5]}", not bad


def every_look(page, lowest, pictures=None):
    """The page wide and narrow, light and dark, and on paper; a picture of each in the folder, if there is one."""
    for width in (1280, 380):
        for scheme in ("light", "dark"):
            page.emulate(width, scheme)
            yield from looks(page, f"{width} px, {scheme}", lowest)
            yield f"{width} px: letters in charts have 11 px", page.run("Page.smallestLabel()") >= 10.99
            if pictures:
                page.picture(pictures / f"{width}-{scheme}.png")
    # Paper is white, whatever the screen is.
    page.emulate(PAPER[0], "dark", "print")
    yield from looks(page, "on paper", lowest)
    yield "on paper: filters are left out", page.run("Page.isHidden('.filters')")
    paper = page.print()
    yield "prints as a PDF", paper.startswith(b"%PDF-")
    if pictures:
        page.picture(pictures / "paper.png")
        (pictures / "paper.pdf").write_bytes(paper)


def said(page):
    """What a page of costs answers."""
    return page.run("""["verdict", "formats"].concat(Array.from(document.querySelectorAll(".figures dd"), function (each) { return each.id; }))
        .map(function (id) { var place = document.getElementById(id); return place ? place.textContent.replace(/\\s/g, "") : ""; })""")


def without_scripts(page, address):
    """Where no script runs, every table is there and nothing that does nothing; the page says the same as with scripts."""
    page.emulate(1280)
    page.open(address)
    with_scripts = said(page)
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.emulate(1280)
    page.open(address)
    rows, controls = page.run("""[document.querySelectorAll("table tbody tr").length,
        Array.from(document.querySelectorAll("form")).every(function (form) { return form.hidden; })]""")
    yield "without scripts: the same answer", said(page) == with_scripts
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    yield f"without scripts: every table, of {rows} rows", rows > 20
    yield "without scripts: no control that does nothing", controls
