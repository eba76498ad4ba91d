#!/usr/bin/env bash
# The catalog's index of pictures: picture-index.sh [PICTURES…]
# For each number of pictures (100000 1000000 10000000): how large the index is, how long it takes to open and to ask, here, by
# an index in memory, and by comparing with every hash, and how many planted hashes are found. Ten million need some minutes,
# 6 GB of disk and 3 GB of memory.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${MEASURE_PICTURE_INDEX:-.build/release/measure-picture-index}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- 100000 1000000 10000000
"$program" "$work" "$@"
