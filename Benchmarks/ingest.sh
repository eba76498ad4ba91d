#!/usr/bin/env bash
# Speed of reading: ingest.sh [MB] [RUNS]
# On the same made feeds, in turn, medians over RUNS: MB and records per CPU second and peak memory of `records` (from bytes
# to one JSON object a record), of the bare parser with empty handlers (`xmllint --sax --noout`), of the pull parser
# (`xmllint --stream --noout`) and of lxml's iterparse, which only counts the records; then the time to the first record,
# and two feeds read side by side by `validate`.
# Needs libxml2-utils, and lxml for Python, without which its row is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
mb=${1:-100} runs=${2:-3}
maker=${FEED_MAKER:-../shared/corpus/gen_feed.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no feed maker at $maker: name it in FEED_MAKER" >&2; exit 2; }
command -v xmllint >/dev/null || { echo "no xmllint: install libxml2-utils" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for kind in google yml; do python3 "$maker" "$kind" --mb "$mb" --out "$work/$kind.xml" >/dev/null; done
python3 - "$runs" "$work" "$program" <<'PY'
import os, statistics, subprocess, sys, time

runs, work, program = int(sys.argv[1]), sys.argv[2], sys.argv[3]
ITERPARSE = """
import sys
from lxml import etree
count = 0
for _, element in etree.iterparse(sys.argv[1], tag=sys.argv[2]):
    count += 1
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
"""


def measure(command):
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} ended with status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.monotonic() - start


def first_record(feed):
    start = time.monotonic()
    child = subprocess.Popen([program, "records", feed], stdout=subprocess.PIPE)
    child.stdout.readline()
    elapsed = time.monotonic() - start
    child.kill()
    child.communicate()
    return elapsed * 1000


has_lxml = subprocess.run([sys.executable, "-c", "import lxml"], stderr=subprocess.DEVNULL).returncode == 0
print("feed\tprogram\tMB per CPU s\trecords per CPU s\tof xmllint --sax\tMB of memory")
for kind, tag in (("google", "item"), ("yml", "offer")):
    feed = f"{work}/{kind}.xml"
    size = os.path.getsize(feed) / 1e6
    with open(feed, "rb") as file:
        records = sum(chunk.count(f"<{tag}".encode()) for chunk in file) - (1 if tag == "offer" else 0)
    commands = {
        "xmllint --sax": ["xmllint", "--sax", "--noout", feed],
        "storewarden records": [program, "records", feed, "--output", "/dev/null"],
        "xmllint --stream": ["xmllint", "--stream", "--noout", feed],
    }
    if has_lxml:
        commands["lxml iterparse"] = [sys.executable, "-c", ITERPARSE, feed, tag]
    seconds, memory = {name: [] for name in commands}, {name: 0.0 for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            cpu, peak, _ = measure(command)
            seconds[name].append(cpu)
            memory[name] = max(memory[name], peak)
    bare = statistics.median(seconds["xmllint --sax"])
    for name in commands:
        median = statistics.median(seconds[name])
        print(f"{kind}\t{name}\t{size / median:.0f}\t{records / median:.0f}\t{bare / median:.2f}\t{memory[name]:.0f}")
for kind in ("google", "yml"):
    print(f"{kind}\tfirst record after\t{statistics.median(first_record(f'{work}/{kind}.xml') for _ in range(5)):.0f} ms")
both = [f"{work}/google.xml", f"{work}/yml.xml"]
cpu, _, wall = measure([program, "validate", *both])
print(f"both\tvalidate, side by side\t{cpu:.2f} CPU s in {wall:.2f} s")
PY
