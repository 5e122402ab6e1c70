"""The pages that are tested: results and costs, of several payloads, compressed and framed in several ways."""
import copy, json, random, subprocess

CODINGS = ("none", "gzip", "zstd")
FRAMINGS = ("http/1.1", "http/2", "grpc")
# Enough for intervals; a debug build takes minutes for all samples of the reference.
SAMPLES = 5
# A name that has no room beside a chart.
PAYLOAD = "orders-of-a-long-day-at-the-warehouse-in-rotterdam.jsonl"


class Page:
    """A page, the command that makes it, and the results it is of; none where it is a page of costs or of the assignment. All that
    the controls of one page can say is compared with the command."""

    def __init__(self, name, arguments, results=(), is_what_if=False, is_captured=False):
        self.name, self.arguments, self.results, self.is_what_if, self.is_captured = name, arguments, results, is_what_if, is_captured
        self.path = None

    def make(self, serbench, folder, index):
        """Writes the page."""
        self.path = folder / f"{index}.html"
        done = subprocess.run([serbench, *self.arguments, "--output", self.path], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{self.name}: serbench {' '.join(map(str, self.arguments))}\n{done.stderr}")
        return self


def payload(path):
    """Writes orders, one a line, that differ as those of a shop do."""
    draw = random.Random(7)
    with path.open("w", encoding="utf-8") as lines:
        for number in range(60):
            order = {
                "id": 48_000 + number, "placed": f"2026-03-{draw.randint(1, 28):02}T{draw.randint(0, 23):02}:15:00Z",
                "customer": {"name": draw.choice(["Ana", "Bo", "Chidi", "Dölf"]), "vip": draw.random() < 0.2},
                "items": [{"sku": f"{draw.randrange(10**8):08}", "count": draw.randint(1, 9), "price": draw.randint(99, 99_999) / 100}
                          for _ in range(draw.randint(1, 12))]}
            lines.write(json.dumps(order, ensure_ascii=False) + "\n")


def access_log(path):
    """Writes what a server answered in 26 hours: an endpoint whose sizes are like those of the payload, and another one."""
    draw = random.Random(11)
    with path.open("w", encoding="utf-8") as lines:
        for second in range(0, 26 * 3600, 40):
            day, hour = 14 + second // 86_400, second // 3600 % 24
            target, size = ("/app.js", 90_000) if draw.random() < 0.1 else (f"/v1/orders/{draw.randrange(10**6)}", draw.randint(200, 900))
            lines.write(f'203.0.113.9 - - [{day}/Mar/2026:{hour:02}:{second // 60 % 60:02}:{second % 60:02} +0000] "GET {target} HTTP/1.1" 200 {size}\n')


def capture_of_lists(path):
    """Writes a HAR file: lists that travelled as they are, lists that travelled with gzip, and short bodies that gzip makes longer."""
    draw = random.Random(11)

    def entry(number, path, body, length=None):
        text = json.dumps(body)
        fields = [{"name": "content-type", "value": "application/json"}]
        if length:
            fields.append({"name": "content-encoding", "value": "gzip"})
        message = {"httpVersion": "h2", "cookies": [], "headersSize": -1}
        return {
            "startedDateTime": f"2026-11-30T10:00:{number:02}.000Z", "time": 1, "cache": {}, "timings": {"send": 0, "wait": 1, "receive": 0},
            "request": {**message, "method": "GET", "url": f"https://api.example{path}", "queryString": [], "bodySize": 0,
                        "headers": [{"name": "accept", "value": "*/*"}, {"name": "cookie", "value": "sid=0123456789abcdef0123456789abcdef"}]},
            "response": {**message, "status": 200, "statusText": "", "headers": fields, "redirectURL": "", "bodySize": length or -1,
                         "content": {"mimeType": "application/json", "size": len(text), "text": text}}}

    def orders(count):
        return [{"id": draw.randrange(10**6), "state": draw.choice(["open", "paid", "sent"]), "cents": draw.randrange(10**5)} for _ in range(count)]

    entries = [entry(n, f"/v1/orders?page={n}", {"orders": orders(60)}) for n in range(6)]
    entries += [entry(n, f"/v1/invoices?page={n}", {"invoices": orders(40)}, 640) for n in range(6, 10)]
    entries += [entry(n, f"/v1/orders/{n}", {"open": True}) for n in range(10, 16)]
    path.write_text(json.dumps({"log": {"version": "1.2", "creator": {"name": "tests", "version": "1"}, "entries": entries}}), encoding="utf-8")


def thinned(operation):
    return {name: value[:SAMPLES] if name.startswith("sample_") else value for name, value in operation.items()}


def excerpt(result, codings, workloads=None):
    """A result with a few samples of each time, some of its workloads, and some methods of compression, or none."""
    result = copy.deepcopy(result)
    result["rounds_by_process"] = [1] * SAMPLES
    kept = lambda item: workloads is None or item["workload"] in workloads
    result["workloads"] = [w for w in result["workloads"] if workloads is None or w["name"] in workloads]
    result["measurements"] = [m for m in result["measurements"] if kept(m)]
    compression = result.pop("compression", None)
    if compression and codings != "none":
        is_method = lambda item: item["method"] in codings
        compression["settings"] = list(filter(is_method, compression["settings"]))
        compression["bodies"] = list(filter(kept, compression["bodies"]))
        for bodies in compression["bodies"]:
            bodies["outcomes"] = [
                {name: thinned(value) if isinstance(value, dict) else value for name, value in outcome.items()}
                for outcome in bodies["outcomes"] if is_method(outcome)]
            if "dictionary" in bodies and not is_method(bodies["dictionary"]):
                del bodies["dictionary"]
        result["compression"] = compression
    for measurement in result["measurements"]:
        for side in ("encode", "decode"):
            if side in measurement:
                measurement[side] = thinned(measurement[side])
    return result


def cross_product(serbench, reference, folder):
    """All pages, not made yet; what they are made of is in the folder."""
    whole = json.loads(reference.read_text(encoding="utf-8"))
    payload(folder / PAYLOAD)
    own_path = folder / "own.json"
    subprocess.run([serbench, "measure", "--quick", "--seconds", "3", "--rounds", "5", "--compression", "gzip,zstd",
                    "--output", own_path, folder / PAYLOAD], check=True, capture_output=True)
    own = json.loads(own_path.read_text(encoding="utf-8"))

    def kept(name, result):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(result), encoding="utf-8")
        return path

    pages = []
    for coding in CODINGS:
        for name, result in (("own payload", excerpt(own, coding)),
                             ("one workload", excerpt(whole, coding, ["api-response"])),
                             ("all workloads", excerpt(whole, coding))):
            path = kept(f"{name.replace(' ', '-')}-{coding}", result)
            pages.append(Page(f"results, {name}, {coding}", ["report", path], [result]))
    # One file twice is refused.
    two = [folder / "all-workloads-none.json", kept("all-workloads-again", excerpt(whole, "none"))]
    pages.append(Page("results, two side by side", ["report", *two], [excerpt(whole, "none")] * 2))

    cost = ["cost", "--draws", "500"]
    for coding in CODINGS:
        compression = ["--compression", coding]
        for framing in FRAMINGS:
            way = [*compression, "--framing", framing]
            pages.append(Page(f"costs, own payload, {coding}, {framing}", [*cost, "--measure", own_path, *way]))
            one = folder / f"one-workload-{coding}.json"
            pages.append(Page(f"costs, one workload, {coding}, {framing}", [*cost, "--measure", one, *way]))
    # Every workload once, so that every coding meets every framing.
    for index, workload in enumerate(whole["workloads"]):
        coding, framing = CODINGS[index % 3], FRAMINGS[index // 3 % 3]
        path = folder / f"all-workloads-{coding}.json"
        pages.append(Page(f"costs, {workload['name']}, {coding}, {framing}",
                          [*cost, "--result", path, "--workload", workload["name"], "--compression", coding, "--framing", framing]))
    access_log(folder / "access.log")
    pages.append(Page("costs, own payload, access log", [
        *cost, "--measure", own_path, "--access-log", folder / "access.log", "--endpoint", "GET /v1/orders/{number}", "--compression", "gzip"]))
    pages.append(Page("assignment, worked", ["assignment"]))
    pages.append(Page("assignment, worksheet", ["assignment", "--worksheet"]))
    # What was captured is compressed and framed as it was.
    capture = reference.resolve().parents[1] / "Tests/SampleTraffic/shop.har"
    pages.append(Page("costs, capture", [*cost, "--requests-per-second", "500", capture]))
    captured = folder / "captured.json"
    subprocess.run([serbench, "measure", "--seconds", "3", "--rounds", "5", "--output", captured, capture], check=True, capture_output=True)
    pages.append(Page("results, capture", ["report", captured], [json.loads(captured.read_text(encoding="utf-8"))]))
    # Without times, which differ from one measurement to the next, the page and the command say the same to the cent.
    uncompressed = folder / "uncompressed.har"
    capture_of_lists(uncompressed)
    pages.append(Page("costs, capture without compression, what if", ["cost", "--draws", "300", "--ends", "none", uncompressed],
                      is_what_if=True, is_captured=True))
    every = kept("every-coding", excerpt(whole, CODINGS, ["api-response"]))
    pages.append(Page("costs, what if", ["cost", "--draws", "300", "--measure", every], is_what_if=True))
    pages.append(Page("costs, plain numbers", [*cost, "--body-only", "--price-per-gb", "0.09"]))
    return pages
