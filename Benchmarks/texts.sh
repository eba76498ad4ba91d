#!/usr/bin/env bash
# From texts to verified pairs, beside datasketch and rensa on the same listings in the same run: texts.sh [LISTINGS] [SEED]
# First the peers' own listings (gen_listings.py: copies by ten kinds of edit), then listings whose copies are disguised one
# way or two beside honest variants (disguise-listings.py). CPU seconds of all threads; reading the file counts for nobody.
# PYTHON names a Python with datasketch, rensa, jieba, pypinyin and opencc; PEERS the folder of the peers' programs.
set -euo pipefail
cd "$(dirname "$0")/.."
listings=${1:-100000} seed=${2:-1}
peers=$(realpath "${PEERS:-../shared/peers}")
python=${PYTHON:-python3}
measure=$(realpath "${MEASURE_TEXTS:-.build/release/measure-texts}")
here=$PWD/Benchmarks
[ -f "$peers/gen_listings.py" ] || { echo "no gen_listings.py in $peers: name its folder in PEERS" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir data
"$python" "$peers/gen_listings.py" "$listings" "$seed" "data/listings_$listings"

printf 'program\tlistings a CPU s\tprecision\trecall\trecall of J >= 0.7\n'
figures=$("$measure" "data/listings_$listings.jsonl" --pairs pairs.tsv)
"$python" "$here/score-pairs.py" pairs.tsv "data/listings_$listings.pairs.tsv" "$figures"
for library in rensa_r datasketch; do
  "$python" "$peers/bench_text.py" "$library" "$listings" 3 | "$python" -c '
import json, sys
r = json.loads(sys.stdin.readlines()[-1])
for name in ("cand", "ver07"):
    s = r[name]
    print(r["lib"], "candidates" if name == "cand" else "verified", r["docs_per_cpu_s"], s["P"], s["R_all"], s["R_j>=0.7"], sep="\t")'
done

printf '\ndisguises\n'
"$python" "$here/disguise-listings.py" 20000 "$seed" data/disguised
"$measure" data/disguised.jsonl --pairs pairs.tsv >/dev/null
"$python" "$here/score-pairs.py" pairs.tsv data/disguised.pairs.tsv --kinds data/disguised.variants.tsv
