#!/usr/bin/env python3
"""Writes made listings as a feed, with their copies as a truth: write-feed.py PREFIX

PREFIX.jsonl and PREFIX.pairs.tsv, as disguise-listings.py writes them, become PREFIX.xml and PREFIX.truth.jsonl.
"""
import json
import sys
from xml.sax.saxutils import escape, quoteattr

prefix = sys.argv[1]
# What XML 1.0 does not allow is left out, as an exporter would.
allowed = {code: None for code in [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]}


def text(name, value):
    return f"<{name}>{escape(value.translate(allowed))}</{name}>" if value else ""


with open(prefix + ".jsonl", encoding="utf-8") as rows, open(prefix + ".xml", "w", encoding="utf-8") as feed:
    feed.write('<marketplace xmlns="urn:storewarden:feed:1" market="made" as-of="2026-10-31">\n')
    for line in rows:
        row = json.loads(line)
        created = f' created={quoteattr(row["created"])}' if row.get("created") else ""
        feed.write(f'<listing id={quoteattr(row["id"].translate(allowed))} store={quoteattr(row.get("store") or "s")}{created}>')
        feed.write(text("title", row["title"]) + text("description", row["desc"]) + text("gtin", row.get("gtin")))
        feed.write(text("mpn", row.get("mpn")))
        if row.get("price"):
            feed.write(f'<price currency="CNY">{str(row["price"]).split()[0]}</price>')
        for name, value in row.get("attributes") or []:
            feed.write(f"<attribute name={quoteattr(name.translate(allowed))}>{escape(value.translate(allowed))}</attribute>")
        feed.write("</listing>\n")
    feed.write("</marketplace>\n")

parents = {}


def root(node):
    parents.setdefault(node, node)
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node


for line in open(prefix + ".pairs.tsv", encoding="utf-8"):
    a, b = line.split("\t")[:2]
    if a != "id_a":
        parents[root(a)] = root(b.strip())
clusters = {}
for node in parents:
    clusters.setdefault(root(node), []).append(node)
with open(prefix + ".truth.jsonl", "w", encoding="utf-8") as truth:
    for cluster in sorted(map(sorted, clusters.values())):
        truth.write(json.dumps({"type": "duplicates", "listings": cluster}) + "\n")
