#!/usr/bin/env bash
# Benchmarks/pictures.sh [CORPUS]: what a picture costs, and how well pixels tell sources apart that no model saw.
# Needs Pillow. CORPUS holds manifest.tsv (path, label) and the pictures; without it only the cost is measured, on made pictures.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=${1:-../shared/corpus/images}
program=${STOREWARDEN:-.build/release/storewarden}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# A megapixel of noise over gradients in each format.
python3 - "$out" <<'PY'
import sys
from PIL import Image
import random
random.seed(1)
w = h = 1000
px = bytearray()
for y in range(h):
    for x in range(w):
        n = random.randrange(24)
        px += bytes(((x * 200 // w) + n, (y * 200 // h) + n, ((x + y) * 100 // w) + n))
im = Image.frombytes("RGB", (w, h), bytes(px))
im.save(f"{sys.argv[1]}/megapixel.jpg", quality=90)
im.save(f"{sys.argv[1]}/megapixel.png")
im.save(f"{sys.argv[1]}/megapixel.webp", quality=85)
im.save(f"{sys.argv[1]}/lossless.webp", lossless=True)
im.convert("RGBA").save(f"{sys.argv[1]}/alpha.png")
PY
python3 - "$program" "$out" <<'PY'
import resource, subprocess, sys, time
from PIL import Image

program, folder = sys.argv[1:]


def used(*files):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "image", *files, "--format", "jsonl"], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


print("a megapixel, CPU ms\texamined in full\tPillow, decoding alone")
for name in ("megapixel.jpg", "megapixel.webp", "lossless.webp", "megapixel.png", "alpha.png"):
    path = f"{folder}/{name}"
    # What starting the program takes is taken off.
    ours = (used(*[path] * 41) - used(path)) / 40
    before = time.process_time()
    for _ in range(20):
        Image.open(path).convert("RGB").tobytes()
    print(f"{name}\t{ours * 1000:.1f}\t{(time.process_time() - before) * 50:.1f}")
PY

[ -e "$corpus/manifest.tsv" ] || exit 0
echo; echo "As they are:"
"$program" image train --manifest "$corpus/manifest.tsv"
echo; echo "After a market's save (800 pixels, quality 75):"
"$program" image train --manifest "$corpus/manifest.tsv" --recompress 800
