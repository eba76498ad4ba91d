#!/usr/bin/env bash
# Speed of reading: ingest.sh [MB] [RUNS]
# MB per CPU-second and peak memory of `records` (from bytes to one JSON object a record) and of the bare parser
# (`xmllint --sax --noout`, `xmllint --stream --noout`) on the same made feeds, in turn; medians over RUNS.
set -euo pipefail
cd "$(dirname "$0")/.."
mb=${1:-100} runs=${2:-3}
maker=${FEED_MAKER:-../shared/corpus/gen_feed.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no feed maker at $maker: name it in FEED_MAKER" >&2; exit 2; }
command -v xmllint >/dev/null || { echo "no xmllint: install libxml2-utils" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'feed\tprogram\tMB per CPU s\tMB of memory\n'
for kind in google yml; do
  python3 "$maker" "$kind" --mb "$mb" --out "$work/feed.xml" >/dev/null
  python3 - "$runs" "$work/feed.xml" "$kind" "$program" <<'PY'
import os, statistics, subprocess, sys
runs, feed, kind, program = int(sys.argv[1]), *sys.argv[2:]
commands = {
    "storewarden records": [program, "records", feed, "--output", "/dev/null"],
    "xmllint --sax": ["xmllint", "--sax", "--noout", feed],
    "xmllint --stream": ["xmllint", "--stream", "--noout", feed],
}
size = os.path.getsize(feed) / 1e6
rates, memory = {n: [] for n in commands}, {n: 0 for n in commands}
for _ in range(runs):
    for name, command in commands.items():
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        rates[name].append(size / (usage.ru_utime + usage.ru_stime))
        memory[name] = max(memory[name], usage.ru_maxrss / 1024)
for name in commands:
    print(f"{kind}\t{name}\t{statistics.median(rates[name]):.0f}\t{memory[name]:.0f}")
PY
done
