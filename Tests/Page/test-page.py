"""Makes pages of results, of costs and of the assignment with the executable, and opens each in a headless Chromium to use it.

usage: test-page.py SERBENCH CHROMIUM RESULT.json [--only TEXT] [--pictures FOLDER]

The result is the reference that pages are made of. With a text, only pages whose name has it are tested. With a folder, each page
is also written to it as it is shown: wide, narrow, light, dark, and on paper. Prints a line a page and every check that
does not hold.
"""
import argparse, concurrent.futures, pathlib, sys, tempfile, time

import checks, pages, what_if
from chromium import Chromium


def tested(chromium, page, lowest, pictures, serbench, folder):
    """All checks of a page: pairs of a sentence and whether it is so."""
    address = page.path.resolve().as_uri()
    chromium.emulate(1280)
    chromium.open(address)
    chromium.run(checks.SCRIPT)
    if page.results:
        yield from checks.structure(chromium, page.results)
        yield from checks.use(chromium, page.results)
    elif page.arguments[0] == "assignment":
        yield from checks.assignment(chromium)
    else:
        yield from checks.costs(chromium, page.arguments)
    if page.is_what_if:
        yield from what_if.rounds(chromium)
        yield from what_if.agrees(chromium, serbench, page.arguments, folder, page.is_captured)
        yield from what_if.controls(chromium)
    yield from checks.every_look(chromium, lowest, pictures)
    yield f"no console message: {chromium.complaints()[:3]}", not chromium.complaints()
    yield f"no request: {chromium.requests()[:3]}", not chromium.requests()
    yield from checks.without_scripts(chromium, address)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("serbench", type=pathlib.Path)
    parser.add_argument("chromium")
    parser.add_argument("result", type=pathlib.Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--pictures", type=pathlib.Path)
    arguments = parser.parse_args()
    lowest, passed, failed = {"text": 21, "graphics": 21}, 0, 0
    with (tempfile.TemporaryDirectory() as folder, Chromium(arguments.chromium) as chromium,
          concurrent.futures.ThreadPoolExecutor(2) as makers):
        folder = pathlib.Path(folder)
        made = [page for page in pages.cross_product(arguments.serbench.resolve(), arguments.result, folder) if arguments.only in page.name]
        # Pages are made while others are tested.
        for future in [makers.submit(page.make, arguments.serbench.resolve(), folder, index) for index, page in enumerate(made)]:
            page = future.result()
            started = time.monotonic()
            pictures = arguments.pictures and arguments.pictures / page.name.replace(", ", "-").replace("/", "").replace(" ", "-")
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
            found = list(tested(chromium, page, lowest, pictures, arguments.serbench.resolve(), folder))
            wrong = [name for name, holds in found if not holds]
            passed, failed = passed + len(found) - len(wrong), failed + len(wrong)
            print(f"test-page: {page.name}: {len(found)} checks in {time.monotonic() - started:.1f} s", flush=True)
            for name in wrong:
                print(f"test-page: {page.name}: not so: {name}", file=sys.stderr, flush=True)
    print(f"test-page: the lowest contrast of text is {lowest['text']:.1f}, of graphics {lowest['graphics']:.1f}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
