#!/usr/bin/env bash
# Trains the model of copies that the program carries, and says how well it does on markets it has not seen: copies.sh [FILE]
# Made worlds, the peers' listings and disguised listings beside honest variants, of other seeds than those that figures are
# measured on; each is held out in turn, and the carried model stands beside. FILE gets the model.
# PYTHON names a Python with jieba, pypinyin and opencc; PEERS and WORLD_MAKER where the makers are.
set -euo pipefail
cd "$(dirname "$0")/.."
peers=$(realpath "${PEERS:-../shared/peers}")
maker=$(realpath "${WORLD_MAKER:-../shared/world/make_world.py}")
python=${PYTHON:-python3}
[[ $python != */* ]] || python=$(realpath -s "$python")
program=$(realpath "${STOREWARDEN:-.build/release/storewarden}")
[ -f "$maker" ] && [ -f "$peers/gen_listings.py" ] || { echo "no makers at $maker and in $peers" >&2; exit 2; }
output=${1:+$(realpath "$1")}
here=$PWD/Benchmarks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
arguments=()
for seed in 101 102 103 104; do
  "$python" "$maker" --stores 2000 --listings 8 --seed $seed --out "world-$seed" >&2
  arguments+=(--market "world-$seed/listings.xml" --pairs "world-$seed/truth.jsonl")
done
for seed in 101 102; do
  "$python" "$here/disguise-listings.py" 20000 $seed "disguised-$seed"
  "$python" "$peers/gen_listings.py" 30000 $seed "peers-$seed" >&2
  for name in disguised peers; do
    "$python" "$here/write-feed.py" "$name-$seed"
    arguments+=(--market "$name-$seed.xml" --pairs "$name-$seed.truth.jsonl")
  done
done
[ -z "$output" ] || arguments+=(--output "$output")
"$program" duplicates train "${arguments[@]}"
