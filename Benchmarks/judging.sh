#!/usr/bin/env bash
# What the pack costs: judging.sh [STORES] [LISTINGS]
# Loading Signals/, scanning one made world, and judging its findings by the whole pack once more, in seconds by the clock;
# three runs. Before them the CPU seconds and MB of a scan.
set -euo pipefail
cd "$(dirname "$0")/.."
stores=${1:-20000} listings=${2:-10}
maker=${WORLD_MAKER:-../shared/world/make_world.py}
program=${STOREWARDEN:-.build/release/storewarden}
[ -f "$maker" ] || { echo "no world maker at $maker: name it in WORLD_MAKER" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PYTHONHASHSEED=0 python3 "$maker" --stores "$stores" --listings "$listings" --seed 1 --out "$work/world" 2>/dev/null
python3 Benchmarks/measure.py /dev/null "$program" scan "$work/world" --format jsonl
for _ in 1 2 3; do
  "$program" signals backtest Signals Signals "$work/world" --times >/dev/null
done
