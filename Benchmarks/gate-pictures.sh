#!/usr/bin/env bash
# What a gate finds of pictures in what a catalog remembers: gate-pictures.sh [STORES [LISTINGS [SEED]]] (300 5 5)
# Makes a market whose copies show each other's pictures in disguise, labels the pictures of three quarters of its listings as
# synthetic, takes these into a catalog, and gates the rest, whose copies have no label: by what it touches, and by everything
# (--whole). Prints the seconds of each, and of how many new listings each says that a label was removed (IMG-04); the market
# scanned from its files is the peer. Needs GNU time, and a corpus of pictures (CORPUS).
set -euo pipefail
cd "$(dirname "$0")/.."
maker=${WORLD_MAKER:-../shared/world/make_world.py}
corpus=${CORPUS:-../shared/corpus/images}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no maker of worlds at $maker: name it in WORLD_MAKER" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$maker" --stores "${1:-300}" --listings "${2:-5}" --seed "${3:-5}" --images "$corpus" --out "$work" >/dev/null
timed() { # NAME COMMAND…
  local name=$1 status=0
  shift
  /usr/bin/time -o "$work/$name.time" -f "%e %U %S %M" "$@" >"$work/$name.out" 2>"$work/$name.err" || status=$?
  case $status in 0 | 4 | 10 | 20 | 30) ;; *) cat "$work/$name.err" >&2; exit 1 ;; esac
}
python3 - "$work" <<'PY'
import random, re, sys

work = sys.argv[1]
text = open(f"{work}/listings.xml", encoding="utf-8").read()
head = text[: text.index("<listing ")]
listings = re.findall(r"(?s)<listing id=.*?</listing>", text)
random.Random(1).shuffle(listings)
cut = len(listings) // 4
batch = set(re.findall(r'<image href="([^"]*)"', "".join(listings[:cut])))
open(f"{work}/known", "w").writelines(
    f"{href}\n" for href in sorted(set(re.findall(r'<image href="([^"]*)"', "".join(listings[cut:]))) - batch))
for name, part in ("batch", listings[:cut]), ("known", listings[cut:]):
    open(f"{work}/{name}.xml", "w", encoding="utf-8").write(head + "\n".join(part) + "\n</marketplace>\n")
PY
labelled=0
while read -r picture; do
  # Pictures of formats that take no label stay as they are.
  if "$program" image label "$work/$picture" --as declared --output "$work/labelled" >/dev/null 2>&1; then
    mv "$work/labelled" "$work/$picture"
    labelled=$((labelled + 1))
  fi
done <"$work/known"
[ $labelled -gt 0 ] || { echo "no picture was labelled" >&2; exit 1; }
echo "$labelled pictures labelled"
"$program" catalog key "$work/key"
access=(--catalog "$work/market.db" --key "$work/key")
timed ingest "$program" ingest "$work/stores.xml" "$work/known.xml" "${access[@]}"
timed again "$program" ingest "$work/stores.xml" "$work/known.xml" "${access[@]}"
"$program" catalog reindex "$work/market.db" --key "$work/key" >/dev/null
timed touched "$program" gate "$work/batch.xml" "${access[@]}" --dry-run --format jsonl
timed whole "$program" gate "$work/batch.xml" "${access[@]}" --whole --dry-run --format jsonl
timed scan "$program" scan "$work/stores.xml" "$work/known.xml" "$work/batch.xml" --format jsonl
cat "$work/ingest.out"
python3 - "$work" <<'PY'
import json, os, re, sys

work = sys.argv[1]
new = set(re.findall(r'<listing id="([^"]*)"', open(f"{work}/batch.xml", encoding="utf-8").read()))


def rows(name):
    return [json.loads(line) for line in open(f"{work}/{name}.out", encoding="utf-8")]


def measured(name):
    clock, user, system, kilobytes = map(float, open(f"{work}/{name}.time").read().splitlines()[-1].split())
    return f"{clock:.1f} / {user + system:.1f} / {kilobytes / 1024:.0f}"


said = {
    name: {r["id"] for r in rows(name) if r.get("type") == "decision" and r["id"] in new and "IMG-04" in json.dumps(r)}
    for name in ("touched", "whole")
}
said["scan"] = {
    r["listing"]
    for r in rows("scan")
    if r["type"] == "image" and r["listing"] in new
    for s in r["signals"]
    if s["code"] == "IMG-04"
}
print(f"{len(new)} new listings; the catalog takes {os.path.getsize(f'{work}/market.db') / 1e6:.0f} MB")
print("| | s / CPU s / MB | labels removed | of the scan's | others |")
print("| --- | --- | --- | --- | --- |")
for name in ("ingest", "again", "touched", "whole", "scan"):
    mine = said.get(name)
    counts = ("", "", "") if mine is None else (len(mine), len(mine & said["scan"]), len(mine - said["scan"]))
    print(f"| {name} | {measured(name)} | {counts[0]} | {counts[1]} | {counts[2]} |")
PY
