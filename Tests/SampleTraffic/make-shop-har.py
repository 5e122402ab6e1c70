"""Writes shop.har, the capture that the README walks through: made up, and the same every time.

usage: python3 make-shop-har.py > shop.har

A visitor of shop.example lists products (JSON, gzip), opens some of them, logs in, fills a cart with JSON requests, and
gets a page and pictures that are no JSON. Numbers come from a linear congruential generator; gzip's header has no time.
"""
import base64
import gzip
import json
import sys

state = 2026


def number(limit):
    """The next number below a limit: Knuth's MMIX generator, its upper bits."""
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % limit


def token(length, alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"):
    return "".join(alphabet[number(len(alphabet))] for _ in range(length))


ADJECTIVES = ["blue", "small", "heavy", "plain", "round", "light", "wooden", "steel"]
NOUNS = ["cup", "table", "lamp", "chair", "shelf", "bowl", "clock", "basket"]


def product(identifier):
    return {
        "id": identifier,
        "name": f"{ADJECTIVES[number(8)]} {NOUNS[number(8)]}",
        "price": {"amount": f"{number(200) + 1}.{number(100):02}", "currency": "EUR"},
        "stock": number(500),
        "rating": (number(40) + 10) / 10,
        "tags": [ADJECTIVES[number(8)] for _ in range(number(3) + 1)],
        "discontinued": number(10) == 0,
    }


def compact(value):
    return json.dumps(value, separators=(",", ":"))


entries = []
session = token(32, "0123456789abcdef")


def add(method, path, status, content, media_type, request=None, state_fields=(), response_fields=()):
    """Adds an exchange over HTTP/2; JSON and HTML travel with gzip, as this made-up server sends everything of text."""
    text = content if isinstance(content, str) else None
    plain = content.encode() if text is not None else content
    is_coded = text is not None and len(plain) > 200
    sent = len(gzip.compress(plain, 6, mtime=0)) if is_coded else len(plain)
    request_fields = [
        ("accept", "application/json, text/html;q=0.9, */*;q=0.8"),
        ("accept-encoding", "gzip, deflate, br"),
        ("accept-language", "en"),
        ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
    ] + list(state_fields)
    if request is not None:
        request_fields += [
            ("content-type", "application/json"), ("content-length", str(len(request.encode())))]
    minute, second = divmod(len(entries), 60)
    fields = [
        ("date", f"Mon, 30 Nov 2026 10:{minute:02}:{second:02} GMT"),
        ("server", "shop"),
        ("cache-control", "private, max-age=0"),
    ]
    if plain:
        fields += [("content-type", media_type), ("content-length", str(sent))]
    if is_coded:
        fields += [("content-encoding", "gzip"), ("vary", "accept-encoding")]
    fields += list(response_fields)
    body = {"size": len(plain), "mimeType": media_type if plain else "x-unknown"}
    if is_coded:
        body["compression"] = len(plain) - sent
    if text is not None:
        body["text"] = text
    elif plain:
        body |= {"text": base64.b64encode(plain).decode(), "encoding": "base64"}
    asked = {
        "method": method,
        "url": f"https://shop.example{path}",
        "httpVersion": "HTTP/2",
        "cookies": [],
        "headers": [{"name": name, "value": value} for name, value in request_fields],
        "queryString": [],
        "headersSize": -1,
        "bodySize": 0 if request is None else len(request.encode()),
    }
    if request is not None:
        asked["postData"] = {"mimeType": "application/json", "text": request}
    entries.append({
        "startedDateTime": f"2026-11-30T10:{minute:02}:{second:02}.000Z",
        "time": 20,
        "request": asked,
        "response": {
            "status": status, "statusText": "", "httpVersion": "HTTP/2", "cookies": [],
            "headers": [{"name": name, "value": value} for name, value in fields],
            "content": body, "redirectURL": "", "headersSize": -1, "bodySize": sent,
        },
        "cache": {},
        "timings": {"send": 0, "wait": 19, "receive": 1},
        "connection": "1",
    })


JSON = "application/json; charset=utf-8"
HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"

page = "<!doctype html><title>Shop</title>" + "<p>Welcome to the shop.</p>" * 40
add("GET", "/", 200, page, "text/html", response_fields=[
    ("set-cookie", f"sid={session}; Path=/; HttpOnly; Secure; SameSite=Lax")])
cookie = [("cookie", f"theme=light; sid={session}")]
for _ in range(2):
    picture = bytes(number(256) for _ in range(600))
    add("GET", f"/pictures/{token(16, '0123456789abcdef')}.png", 200, picture, "image/png",
        state_fields=cookie)
for page_number in range(1, 6):
    products = [product(1000 + 20 * page_number + index) for index in range(20)]
    listing = {"page": page_number, "total": 240, "items": products}
    add("GET", f"/v1/products?page={page_number}", 200, compact(listing), JSON, state_fields=cookie)
for _ in range(6):
    identifier = 1000 + number(240)
    add("GET", f"/v1/products/{identifier}", 200, compact(product(identifier)), JSON,
        state_fields=cookie)
login = {"user": "ada@shop.example", "remember": True}
add("POST", "/v1/login", 200, compact({"user": 7, "expires_in": 3600}), JSON,
    request=compact(login), state_fields=cookie)
bearer = cookie + [("authorization", f"Bearer {HEADER}.{token(150)}.{token(43)}")]
for step in range(4):
    line = {"product": 1000 + number(240), "quantity": number(3) + 1, "note": ""}
    add("POST", "/v1/cart/lines", 201,
        compact({"lines": step + 1, "total": {"amount": f"{number(900)}.00", "currency": "EUR"}}),
        JSON, request=compact(line), state_fields=bearer)
add("DELETE", f"/v1/cart/lines/{number(10)}", 204, "", JSON, state_fields=bearer)

json.dump(
    {"log": {"version": "1.2", "creator": {"name": "make-shop-har.py", "version": "1"},
             "entries": entries}},
    sys.stdout, indent=1)
sys.stdout.write("\n")
