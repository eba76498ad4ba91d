#!/usr/bin/env python3
"""The same rings in markets of two sizes: same-rings.py PROGRAM [STORES] [MARKET] [SEED…]

Makes a table of STORES (2,000) stores whose rings are known (make-stores.py), and scans it alone and among MARKET (200,000)
stores of another seed. A row a seed and market: precision and recall of pairs among the small table's stores, and how many
of them were joined with a store of the larger table. The peer unites stores that share an identifier, lightly cleaned, which
at most 20 stores hold.
"""
import collections
import csv
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

program = sys.argv[1]
few, many = (int(sys.argv[i]) if len(sys.argv) > i else size for i, size in ((2, 2_000), (3, 200_000)))
seeds = [int(seed) for seed in sys.argv[4:]] or [1, 2]
maker = pathlib.Path(__file__).with_name("make-stores.py")
identifiers = ("uscc", "id_number", "phone", "email", "bank_account", "address")
most_holders = 20


def made(stores, seed, folder):
    subprocess.run([sys.executable, maker, str(stores), str(seed), folder], check=True, stderr=subprocess.DEVNULL)
    rows = list(csv.DictReader((folder / "stores.csv").open(encoding="utf-8")))
    gold = {row["store_id"]: row["group_id"] for row in csv.DictReader((folder / "stores.gold.tsv").open(), delimiter="\t")}
    return rows, gold


def found(table):
    out = subprocess.run([program, "scan", table, "--format", "jsonl"], check=True, stdout=subprocess.PIPE).stdout
    rows = map(json.loads, out.splitlines())
    return [row["stores"] for row in rows if row.get("type") == "group"]


def united(rows):
    holders = collections.defaultdict(list)
    for row in rows:
        for field in identifiers:
            value = re.sub(r"[\s\-+]", "", unicodedata.normalize("NFKC", row[field])).upper()
            if value:
                holders[field, value].append(row["store_id"])
    parents = {row["store_id"]: row["store_id"] for row in rows}

    def root(store):
        while parents[store] != store:
            parents[store] = store = parents[parents[store]]
        return store

    for stores in holders.values():
        if len(stores) <= most_holders:
            for store in stores[1:]:
                parents[root(store)] = root(stores[0])
    groups = collections.defaultdict(list)
    for store in parents:
        groups[root(store)].append(store)
    return [stores for stores in groups.values() if len(stores) > 1]


def pairs(groups):
    return {pair for stores in groups for pair in itertools.combinations(sorted(stores), 2)}


def row(name, market, groups, gold):
    rings = collections.defaultdict(list)
    for store, ring in gold.items():
        rings[ring].append(store)
    true, said = pairs(rings.values()), pairs([store for store in stores if store in gold] for stores in groups)
    strangers = sum(len(mine) for stores in groups if 0 < len(mine := [s for s in stores if s in gold]) < len(stores))
    print(f"| {name} | {market:,} | {len(true & said) / max(1, len(said)):.3f} | {len(true & said) / len(true):.3f} | {strangers} |")


print("| seed, program | stores | precision | recall | joined with strangers |\n| --- | --- | --- | --- | --- |")
for seed in seeds:
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        small, gold = made(few, seed, work / "small")
        large, _ = made(many, seed + 1_000, work / "large")
        gold = {f"few-{store}": f"few-{ring}" for store, ring in gold.items()}
        for line in small:
            line["store_id"] = "few-" + line["store_id"]
        for table, rows in ((work / "few.csv", small), (work / "all.csv", small + large)):
            with table.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
            row(f"{seed}, storewarden", len(rows), found(table), gold)
            row(f"{seed}, at most {most_holders} holders", len(rows), united(rows), gold)
