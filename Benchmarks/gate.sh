#!/usr/bin/env bash
# Speed of the gate: gate.sh [STORES…]
# For each number of stores (1000 10000 100000): makes a market of ten listings a store, takes it into a catalog, and gates
# a batch of 50 stores and 1,000 listings, 15 of them repeated from the market: five times by what the batch touches (the
# median counts), once by everything (--whole), as a scan would. Prints seconds by the clock and of the processors, memory,
# sizes of the files, and how many decisions of the two differ. Worlds take minutes to make: WORLDS names a folder that keeps
# them for the next run. Needs GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=(${@:-1000 10000 100000})
maker=${WORLD_MAKER:-../shared/world/make_world.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no maker of worlds at $maker: name it in WORLD_MAKER" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
worlds=${WORLDS:-$work}
mkdir -p "$worlds"
made() { # STORES LISTINGS SEED: prints the folder of a world, which is there whole or not at all.
  local world=$worlds/world-$1-$2-$3
  if [ ! -d "$world" ]; then
    python3 "$maker" --stores "$1" --listings "$2" --seed "$3" --out "$work/making" >/dev/null 2>&1
    mv "$work/making" "$world"
  fi
  echo "$world"
}
new=$(made 50 20 77)
echo "| stores | listings | ingest, s / CPU s / MB | catalog + index, MB | gate, s / CPU s / MB | whole, s / CPU s / MB | other decisions |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
for stores in "${sizes[@]}"; do
  catalog=$work/market.db key=$work/key
  rm -rf "$catalog"* "$key"
  world=$(made "$stores" 10 1)
  python3 Benchmarks/make-batch.py "$world" "$new" "$work/batch.xml" 1000
  "$program" catalog key "$key"
  timed() { # FILE COMMAND…
    local file=$1; shift
    # A gate's exit status says what it decided.
    /usr/bin/time -o "$file" -f "%e %U %S %M" "$@" >"$work/out" 2>"$work/err" || [ $? -ge 4 ] || { cat "$work/err" >&2; exit 1; }
  }
  timed "$work/ingest" "$program" ingest "$world/stores.xml" "$world/listings.xml" --catalog "$catalog" --key "$key"
  gate=("$program" gate "$work/batch.xml" --catalog "$catalog" --key "$key" --dry-run --format jsonl)
  : >"$work/gates"
  for _ in 1 2 3 4 5; do
    timed "$work/gate" "${gate[@]}" --output "$work/part.jsonl"
    tail -1 "$work/gate" >>"$work/gates"
  done
  timed "$work/whole" "${gate[@]}" --whole --output "$work/whole.jsonl"
  python3 - "$work" "$world" "$stores" <<'PY'
import glob, json, os, sys

work, world, stores = sys.argv[1:]


def measured(line):
    clock, user, system, kilobytes = map(float, line.split())
    return clock, user + system, kilobytes / 1024


def shown(figures):
    return f"{figures[0]:.2f} / {figures[1]:.2f} / {figures[2]:.0f}"


def row(file):
    return measured(open(f"{work}/{file}").read().split("\n")[-2])


def decisions(file):
    rows = map(json.loads, open(f"{work}/{file}"))
    return {(row["subject"], row["id"]): row["decision"] for row in rows if row["type"] == "decision"}


gates = sorted(measured(line) for line in open(f"{work}/gates"))
gate = gates[len(gates) // 2]
part, all_of_it = decisions("part.jsonl"), decisions("whole.jsonl")
other = sum(part.get(key) != decision for key, decision in all_of_it.items())
size = lambda files: sum(map(os.path.getsize, files)) / 1e6
listings = sum(line.count("<listing ") for line in open(f"{world}/listings.xml", encoding="utf-8"))
index = glob.glob(f"{work}/market.db-index-*")
print(
    f"| {stores} | {listings} | {shown(row('ingest'))} | {size([f'{work}/market.db']):.0f} + {size(index):.0f} "
    f"| {shown(gate)} | {shown(row('whole'))} | {other} of {len(all_of_it)} |"
)
PY
done
