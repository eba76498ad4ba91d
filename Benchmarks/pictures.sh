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
im.resize((8660, 5773)).save(f"{sys.argv[1]}/50-megapixels.jpg", quality=85)
# A header that claims 65,000 × 65,000 pixels.
bomb = bytearray(open(f"{sys.argv[1]}/megapixel.jpg", "rb").read())
frame = bomb.index(b"\xff\xc0")
bomb[frame + 5 : frame + 9] = (65000).to_bytes(2, "big") * 2
open(f"{sys.argv[1]}/bomb.jpg", "wb").write(bomb)
PY
python3 - "$program" "$out" <<'PY'
import resource, subprocess, sys, time
from PIL import Image

program, folder = sys.argv[1:]


def used(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A bomb ends with 4, as not evaluable.
    subprocess.run([program, "image", *arguments, "--format", "jsonl"], stdout=subprocess.DEVNULL)
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

print("\na picture, CPU ms\tin one process\teach in its own (--isolate)")
for name in ("megapixel.jpg", "50-megapixels.jpg", "bomb.jpg"):
    path = f"{folder}/{name}"
    plain, isolated = ((used(*[path] * 11, *more) - used(path, *more)) / 10 for more in ([], ["--isolate"]))
    print(f"{name}\t{plain * 1000:.1f}\t{isolated * 1000:.1f}")
PY

[ -e "$corpus/manifest.tsv" ] || exit 0
echo; echo "As they are:"
"$program" image train --manifest "$corpus/manifest.tsv"
echo; echo "After a market's save (800 pixels, quality 75):"
"$program" image train --manifest "$corpus/manifest.tsv" --recompress 800
