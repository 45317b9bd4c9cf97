"""One trial: builds a case from instances of a dict class or a slots class, prints what it took as JSON."""

import gc
import json
import sys
import time

CATEGORIES = ["north", "east", "south", "west", "up", "down", "in", "out"]
MILLION = 1_000_000

FIELDS = {
    "million": ("id", "label", "kind", "score", "at"),
    "users": ("user_id", "name", "score"),
}


def rows(case):
    if case == "million":
        for i in range(MILLION):
            yield i * 7919 % MILLION, f"label_{i:05}", CATEGORIES[i & 7], i * 0.25, 1.6e12 + i * 1000
    else:
        for i in range(500_000):
            yield i, f"user_{i}", i * 1.5


def class_of(fields, slots):
    body = {"__slots__": fields} if slots else {}
    # an ordinary __init__, as a programmer would write it: attribute assignments, one a field
    source = f"def __init__(self, {', '.join(fields)}):\n" + "".join(f"    self.{f} = {f}\n" for f in fields)
    exec(source, {}, body)
    return type("Record", (), body)


def rss_bytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


def main(mode, case):
    record = class_of(FIELDS[case], mode == "slots")
    gc.collect()
    before = rss_bytes()
    start = time.perf_counter()
    records = [record(*row) for row in rows(case)]
    build = time.perf_counter() - start
    rss = rss_bytes() - before
    fastest = float("inf")
    limit = records[-1].score / 2
    for _ in range(3):
        start = time.perf_counter()
        matches = sum(1 for each in records if each.score > limit)
        fastest = min(fastest, time.perf_counter() - start)
    print(json.dumps({"buildMs": build * 1000, "rssBytes": rss, "filterMs": fastest * 1000, "matches": matches}))


main(*sys.argv[1:])
