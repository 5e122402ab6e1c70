"""From a HAR file to the bytes and dollars of a month over HTTP/1.1, calculated apart from serbench.

usage: python3 captured-month.py FILE.har ANSWER.json REQUESTS_PER_SECOND DOLLARS_PER_GB

ANSWER.json is what `serbench cost --json --framing http/1.1` says of the same file; only the measured mean bodies after the
switch are read from it. Prints a JSON object: bytes sent out in a month of 30 days and what they cost, before and after.
"""
import json
import math
import re
import sys
from fractions import Fraction

har, answer, rate, price = sys.argv[1:]
entries = json.load(open(har, encoding="utf-8"))["log"]["entries"]
answer = json.load(open(answer, encoding="utf-8"))
STATE = ("cookie", "authorization")


def lines(fields):
    return sum(len(field["name"]) + 2 + len(field["value"].encode()) + 2 for field in fields)


def endpoint(request):
    path = request["url"].split("shop.example", 1)[1].split("?")[0]
    path = re.sub(r"/\d+(?=/|$)", "/{number}", path)
    return request["method"] + " " + re.sub(r"/[0-9a-f]{16}\.", "/{hash}.", path)


def is_json(message):
    return message.get("mimeType", "").startswith("application/json") and bool(message.get("text"))


groups = {}
for entry in entries:
    groups.setdefault(endpoint(entry["request"]), []).append(entry)
# Endpoints without JSON are one group, which does not change.
rest = []
for name in list(groups):
    has_json = any(
        is_json(entry["response"]["content"]) or is_json(entry["request"].get("postData", {}))
        for entry in groups[name])
    if not has_json:
        rest += groups.pop(name)
if rest:
    groups["other"] = rest


def mean(numbers):
    return Fraction(sum(numbers), len(numbers))


def whole(number):
    return math.floor(number + Fraction(1, 2))


def header_sizes(group):
    requests, states, responses = [], [], []
    for entry in group:
        request, response = entry["request"], entry["response"]
        target = request["url"].split("shop.example", 1)[1]
        state = lines(field for field in request["headers"] if field["name"] in STATE)
        start = len(f"{request['method']} {target} HTTP/1.1\r\nhost: shop.example\r\n")
        requests.append(start + lines(request["headers"]) - state + 2)
        states.append(state)
        responses.append(len("HTTP/1.1 200 OK\r\n") + lines(response["headers"]) + 2)
    return [whole(mean(sizes)) for sizes in (requests, states, responses)]


def secured(plain):
    # RFC 8446, section 5: a record holds 2^14 bytes and adds 5 + 1 + 16.
    return plain + math.ceil(plain / 16384) * 22


def packets(size):
    return math.ceil(size / 1448)


def bytes_out(group, request_body, response_body):
    """The mean bytes of a response on the wire: body, header, TLS, TCP/IP, and acknowledgements of the request."""
    request, state, response = header_sizes(group)
    received = secured(request + state + math.ceil(request_body))
    sent = secured(response + math.ceil(response_body))
    acknowledged = max(0, (packets(received) + 1) // 2 - 1)
    around = sent - math.ceil(response_body) + (packets(sent) + acknowledged) * 52
    return response_body + around


measured = {part["name"]: part["after"] for part in answer["parts"]}
before = after = Fraction(0)
for name, group in groups.items():
    asked = mean([entry["request"]["bodySize"] for entry in group])
    answered = mean([entry["response"]["bodySize"] for entry in group])
    before += len(group) * bytes_out(group, asked, answered)
    if name == "other":
        new_asked, new_answered = asked, answered
    else:
        new_asked = Fraction(str(measured[name]["request_body_bytes"]))
        new_answered = Fraction(str(measured[name]["response_body_bytes"]))
    after += len(group) * bytes_out(group, new_asked, new_answered)
seconds = 30 * 24 * 3600
result = {}
for side, total in (("before", before), ("after", after)):
    month = total / len(entries) * Fraction(rate) * seconds
    result[side] = {"bytes": float(month), "dollars": float(month / 10**9 * Fraction(price))}
print(json.dumps(result))
