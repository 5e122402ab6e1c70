"""Moves the controls of a page of costs, and holds what it answers against what the command prints for the same options."""
import concurrent.futures, decimal, fractions, itertools, json, random, re, subprocess

RATES = ("40", "2500.5", "120000")
PEAKS = ("1", "2.5")
PRICES = ({"prices": "google-premium"}, {"price-per-gb": "0.0625"})
CODINGS = (("none", "none"), ("gzip", "gzip"), ("zstd", "zstd"), ("none", "gzip"))
# Of a capture, as options say it, and what the page calls it where that is something else.
CAPTURED_CODINGS = (("captured", "captured"), ("captured", "captured+gzip"), ("captured+gzip", "captured+gzip"), ("none", "gzip"))
CALLED = {"captured": "as captured", "captured+gzip": "as captured, else with gzip"}
COSTS = (
    {}, {"developer-days": "3..4..9.5", "clients": "1", "tooling": "0", "debugging-hours-per-month": "0..1", "tooling-per-month": "12.34"},
    # Costs next to nothing, so that only the price of a day decides whether it is worth it.
    {"developer-days": "0", "training-days": "0", "clients": "0", "tooling": "0..1", "dual-running-per-month": "0",
     "debugging-hours-per-month": "0", "tooling-per-month": "0", "day-rate": "450"})


def grid(codings):
    """Every combination: what is written into the controls, and the options that say the same."""
    for rate, peak, price, (today, after), costs in itertools.product(RATES, PEAKS, PRICES, codings, COSTS):
        fields = {"requests-per-second": rate, "peak": peak, "coding": CALLED.get(today, today), "new-coding": CALLED.get(after, after), **costs}
        fields.update(price if "prices" in price else {"prices": "flat", **price})
        options = {"requests-per-second": rate, "compression": today, "to-compression": after, **price, **costs}
        if peak != "1":
            options["peak-requests-per-second"] = str(decimal.Decimal(rate) * decimal.Decimal(peak))
        yield fields, [part for name, value in options.items() for part in (f"--{name}", value)]


def dollars(amount):
    """An amount of a document as the command prints it: a tie of cents away from zero."""
    cents = amount.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP)
    return f"{'-' if cents < 0 else ''}${abs(cents):,}"


def one_digit(amount):
    return f"{amount.quantize(decimal.Decimal('0.1'), decimal.ROUND_HALF_UP):,}"


def months(amount, horizon, beyond):
    return beyond if amount is None else one_digit(amount)


def expected(document):
    """What the page has to show of the command's document."""
    horizon = document["verdict_grounds"]["horizon_years"] * 12
    outcome, today = document["break_even"], document["before"]
    pays = outcome.get("break_even_months")
    years = f"not within {horizon // 12} years"
    row = lambda cost: [f"{one_digit(cost['response_wire_bytes']).removesuffix('.0')} B"] + [
        dollars(cost[f"{name}_dollars_per_month"]) for name in ("transfer", "processing", "total")]
    rows = {"today": row(today) + ["", ""]}
    for candidate in document["candidates"]:
        cost = candidate["cost"]
        saved = today["total_dollars_per_month"] - cost["total_dollars_per_month"]
        rows[candidate["codec"]] = row(cost) + [
            dollars(saved), "–" if candidate["keeps_format"] else months(candidate.get("break_even_months"), horizon, f"over {horizon}")]
    return {
        "verdict": document["verdict"],
        # The page names no codecs.
        "answer": re.sub(r" \([a-z]+/[a-z0-9-]+\)", "", document["answer"]),
        "saved": dollars(outcome["saved_dollars_per_month"]), "net": dollars(outcome["net_dollars_per_month"]),
        "once": dollars(outcome["one_off_dollars"]), "pays": years if pays is None else f"{one_digit(pays)} months",
        "draws": [float(document["draws"]["break_even_months"].get(name, "inf")) for name in ("p10", "p50", "p90")], "rows": rows}


SHOWN = """(function (fields) {
  whatIf.form.reset();
  Object.entries(fields).forEach(function ([name, value]) {
    var field = whatIf.field(name);
    if (field.matches("select")) {
      value = Array.from(field.options).find(function (option) {
        return option.value === value || option.textContent.replace(/^with /, "").split(" (")[0] === value; }).value;
    }
    field.value = value;
  });
  whatIf.form.dispatchEvent(new Event("input", {bubbles: true}));
  var text = function (id) { return document.getElementById(id).textContent; };
  return {
    verdict: whatIf.answer.verdict, headline: text("verdict"), saved: text("saved"), net: text("net"), once: text("once"), pays: text("pays"),
    draws: [0.1, 0.5, 0.9].map(function (part) { var months = whatIf.answer.draws.breakEven(part);
      return months > whatIf.answer.scenario.horizon_months ? null : months; }),
    rows: Array.from(document.getElementById("formats").tBodies[0].rows).map(function (row) {
      return [row.dataset.key].concat(Array.from(row.cells).slice(1).map(function (cell) { return cell.textContent; })); })
  };
})"""


def equal(shown, wanted):
    """What differs between a page and the command, in words."""
    for name in ("verdict", "saved", "net", "once", "pays"):
        if shown[name] != wanted[name]:
            yield f"{name} is {shown[name]!r} and not {wanted[name]!r}"
    if not wanted["answer"].startswith(shown["headline"]):
        yield f"says {shown['headline']!r} and not {wanted['answer']!r}"
    if [months if months is not None else float("inf") for months in shown["draws"]] != wanted["draws"]:
        yield f"draws {shown['draws']} and not {wanted['draws']}"
    for index, (key, *cells) in enumerate(shown["rows"]):
        row = wanted["rows"]["today" if index == 0 else key]
        if cells != row:
            yield f"{key} has {cells} and not {row}"


def agrees(page, serbench, arguments, folder, is_captured=False):
    """Every combination of the grid, on the page and by the command; of a capture, which is measured each time, every fifth."""
    combinations = list(grid(CAPTURED_CODINGS))[::5] if is_captured else list(grid(CODINGS))

    def document(index):
        path = folder / f"what-if-{index}.json"
        subprocess.run([serbench, *arguments, *combinations[index][1], "--output", path], check=True, capture_output=True)
        return json.loads(path.read_text(encoding="utf-8"), parse_float=decimal.Decimal, parse_int=decimal.Decimal)

    verdicts, too_little = set(), 0
    with concurrent.futures.ThreadPoolExecutor(2) as commands:
        for (fields, options), found in zip(combinations, commands.map(document, range(len(combinations)))):
            wanted = expected(found)
            verdicts.add(wanted["verdict"])
            too_little += "less in a year than a day" in wanted["answer"]
            differences = list(equal(page.run(f"{SHOWN}({json.dumps(fields)})"), wanted))
            yield f"answers as 'cost {' '.join(options)}': {differences[:3]}", not differences
    yield f"the combinations have several verdicts: {sorted(verdicts)}", len(verdicts) >= 3
    yield f"some combinations save too little: {too_little}", too_little > 0


def rounds(page):
    """Exact numbers are written as a person would, ties of the last digit away from zero."""
    draw = random.Random(3)
    numbers = [fractions.Fraction(draw.randint(-10**12, 10**12), draw.choice([1, 2, 8, 200, 1000, 3, 7, 10**9])) for _ in range(400)]
    numbers += [fractions.Fraction(n, 200) for n in (-3, -1, 0, 1, 3, 199, 201)]
    texts = page.run("%s.map(function (n) { return Rational.of(n).text(2, 2); })" % json.dumps([str(n) for n in numbers]))

    def cents(number):
        whole, rest = divmod(abs(number) * 100, 1)
        whole += rest * 2 >= 1
        return f"{'-' if number < 0 and whole else ''}{whole // 100:,}.{whole % 100:02}"

    yield "rounds to the cent, a tie away from zero", texts == [cents(number) for number in numbers]


def controls(page):
    """Controls are labelled and take back what they were given; what makes no sense is said, and answers nothing."""
    page.run("whatIf.form.reset()")
    before = page.run(f"{SHOWN}({{}})")
    yield "every control has a label", page.run(
        """whatIf.fields.every(function (field) { return field.type === "hidden" || field.labels[0].querySelector("span").textContent !== ""; })""")
    yield "every figure has a unit", page.run(
        """Array.from(whatIf.form.querySelectorAll("input[aria-describedby]")).every(function (field) {
             return document.getElementById(field.getAttribute("aria-describedby")).textContent.trim() !== ""; })""")
    yield "the answer is announced", page.run('document.getElementById("verdict").closest("[aria-live=polite]") !== null')
    for text in ("", "many", "0", "-1", "1e9", "2..1", "1..2..3..4", "0.0000001", "9999999999"):
        shown = page.run(f"{SHOWN}({json.dumps({'requests-per-second': text})})")
        note = page.run('document.getElementById("unit-requests-per-second").textContent')
        marked = page.run('whatIf.field("requests-per-second").getAttribute("aria-invalid")')
        yield f"{text!r} requests are refused: {note}", (
            marked == "true" and note.startswith("Give ") and shown["saved"] == before["saved"])
    for fields in ({"peak": "1..2"}, {"prices": "flat", "price-per-gb": "0.05..0.09"}):
        name = list(fields)[-1]
        page.run(f"{SHOWN}({json.dumps(fields)})")
        note = page.run(f'document.getElementById("unit-{name}").textContent')
        yield f"a range of {name} is refused: {note}", note == "Give one number: this figure cannot be a range."
    page.run(f"{SHOWN}({json.dumps({'requests-per-second': '7', 'clients': '3'})})")
    yield "says what was changed", page.run('document.getElementById("moved").textContent').startswith("Changed on this page: ")
    page.run("whatIf.form.reset()")
    yield "is as calculated again", page.run(f"{SHOWN}({{}})") == before and page.run('document.getElementById("moved").textContent') == ""
