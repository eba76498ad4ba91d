#!/usr/bin/env python3
"""Pairs of names as records: records.py feed|splink person|company CASES.csv OUT

CASES has the columns schema, name1, name2, is_match. Each pair becomes two records that share a telephone and nothing
else, so that the name decides. feed writes OUT/stores.xml and OUT/truth.jsonl; splink lets Splink (DuckDB) decide on the
same records and prints the pairs that it joins, one object a line.
"""
import csv, json, os, sys
from xml.sax.saxutils import escape


def pairs(kind, path):
    with open(path, encoding="utf-8") as cases:
        for number, row in enumerate(csv.DictReader(cases)):
            if (row["schema"] == "Person") == (kind == "person") and row["name1"] and row["name2"]:
                yield number, row["name1"], row["name2"], row["is_match"].lower() == "true"


def phone(number):
    return "139" + str((number * 7654321 + 41523867) % 100000000).zfill(8)


def feed(kind, path, out):
    os.makedirs(out, exist_ok=True)
    role = "operator" if kind == "person" else "entity"
    with open(f"{out}/stores.xml", "w", encoding="utf-8") as stores, open(f"{out}/truth.jsonl", "w") as truth:
        stores.write('<?xml version="1.0" encoding="UTF-8"?>\n<marketplace xmlns="urn:storewarden:feed:1">\n')
        for number, first, second, same in pairs(kind, path):
            for side, name in (("a", first), ("b", second)):
                stores.write(f'<store id="n{number}{side}"><name>n{number}{side}</name><party role="{role}" kind="{kind}">'
                             f"<name>{escape(name)}</name><phone>{phone(number)}</phone></party></store>\n")
            if same:
                truth.write(json.dumps({"type": "group", "id": f"g{number}", "stores": [f"n{number}a", f"n{number}b"],
                                        "malicious": False, "declared": False, "links": []}) + "\n")
        stores.write("</marketplace>\n")


def splink(kind, path):
    import logging
    import duckdb, pandas
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI
    rows = []
    for number, first, second, _ in pairs(kind, path):
        for side, name in (("a", first), ("b", second)):
            words = sorted(name.lower().replace(",", " ").split())
            rows.append({"unique_id": f"n{number}{side}", "name": " ".join(words), "phone": phone(number)})
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[cl.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8]),
                     cl.ExactMatch("phone").configure(term_frequency_adjustments=True)],
        blocking_rules_to_generate_predictions=[block_on("phone"), block_on("name")])
    api = DuckDBAPI(connection=duckdb.connect())
    linker = Linker(api.register(pandas.DataFrame(rows)), settings, log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_probability_two_random_records_match([block_on("phone")], recall=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("phone"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    found = linker.inference.predict(threshold_match_probability=0.5)
    table = linker.clustering.cluster_pairwise_predictions_at_threshold(found, 0.5).as_pandas_dataframe()
    for _, members in table.groupby("cluster_id")["unique_id"]:
        if len(members) > 1:
            print(json.dumps({"type": "group", "stores": sorted(members), "verdict": "linked"}))


if __name__ == "__main__":
    what, kind, path, out = sys.argv[1:]
    feed(kind, path, out) if what == "feed" else splink(kind, path)
