#!/usr/bin/env bash
# Product matching on public labelled pairs: products.sh [FOLDER]
# A row a set: pairs, matches, threshold, precision, recall, F1 on the test part; learnt from train and valid alone. Then
# what products.py makes of the same set, where PYTHON has scikit-learn and rapidfuzz.
set -euo pipefail
cd "$(dirname "$0")/.."
sets=${1:-../shared/corpus/dup/er_magellan}
program=${STOREWARDEN:-.build/release/storewarden}
python=${PYTHON:-python3}
[ -d "$sets" ] || { echo "no matching sets at $sets: name their folder" >&2; exit 2; }
printf 'set\tpairs\tmatches\tthreshold\tprecision\trecall\tF1\n'
for test in "$sets"/*/*/test.txt; do
  folder=$(dirname "$test")
  printf '%s\t%s\n' "$(basename "$folder")" \
    "$("$program" evaluate-pairs --train "$folder/train.txt" "$folder/valid.txt" --test "$test" | tail -n 1)"
  if "$python" -c 'import rapidfuzz, sklearn' 2>/dev/null; then "$python" Benchmarks/products.py "$folder"; fi
done
