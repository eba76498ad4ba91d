#!/usr/bin/env bash
# What one market of hostile shapes costs: bounds.sh [STORES]
# STORES (50000) stores under one company, all of them with one return address, as many strangers with it, a store with
# 10,000 devices of its own and one with 10,000 that 100 strangers share. Prints CPU seconds, memory, and what the result
# says of each. Needs GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
stores=${1:-50000}
program=${STOREWARDEN:-.build/release/storewarden}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$stores" "$work/stores.xml" <<'PY'
import random, sys

count, out = int(sys.argv[1]), sys.argv[2]
random.seed(1)
everywhere = '<address use="return">浙江省杭州市余杭区文一西路969号3幢501室</address>'


def mobile():
    return "1%s%08d" % (random.choice(["38", "39", "50", "58", "86"]), random.randrange(10**8))


def device():
    return "%032x" % random.getrandbits(128)


shared = [device() for _ in range(10_000)]
with open(out, "w", encoding="utf-8") as file:
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<marketplace xmlns="urn:storewarden:feed:1" as-of="2026-11-01">\n')
    for number in range(count):
        file.write(
            f'<store id="one-{number:06}"><name>店 {number}</name><party role="entity" kind="company">'
            f'<id scheme="other">one company 77</id><phone>{mobile()}</phone></party>{everywhere}</store>\n')
        devices = "".join(f"<device>{shared[d]}</device>" for d in range(number, 10_000, 100)) if number < 100 else ""
        file.write(
            f'<store id="own-{number:06}"><name>店 {number}</name><party role="entity" kind="company">'
            f"<phone>{mobile()}</phone></party>{everywhere}{devices}</store>\n")
    for name, devices in (("wide", [device() for _ in range(10_000)]), ("shares", shared)):
        file.write(
            f'<store id="{name}"><name>{name}</name>{everywhere}'
            + "".join(f"<device>{d}</device>" for d in devices) + "</store>\n")
    file.write("</marketplace>\n")
PY
/usr/bin/time -o "$work/time" -f "%U %S %M" "$program" scan "$work/stores.xml" --limit values=20000 --format jsonl \
  --output "$work/findings.jsonl" >/dev/null 2>"$work/err" || [ $? -eq 4 ] || { cat "$work/err" >&2; exit 1; }
tail -1 "$work/time" | awk '{ printf "%.1f CPU s, %d MB\n", $1 + $2, $3 / 1024 }'
python3 - "$work/findings.jsonl" <<'PY'
import json, sys

for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    if row["type"] == "group":
        print("a group of", len(row["stores"]), "stores with", len(row.get("links", [])), "links")
    elif row["type"] == "held-back":
        print("held back:", row["kind"], "of", len(row["stores"]), "stores")
    elif row["type"] not in ("store", "shadow", "registration"):
        print({key: value for key, value in row.items() if len(str(value)) < 80})
PY
