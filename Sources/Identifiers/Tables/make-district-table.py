#!/usr/bin/env python3
"""Writes DistrictTable.swift: the districts of each prefecture-level city and municipality, GB/T 2260.

    pip install --no-deps cpca==0.5.5 && python3 make-district-table.py > DistrictTable.swift

Source: the table of codes in cpca 0.5.5 (MIT licence). Counties and county-level cities are left out: their names stand
alone in an address.
"""
import csv, importlib.util, os
from collections import defaultdict

folder = os.path.dirname(importlib.util.find_spec("cpca").origin)
names = {}
with open(os.path.join(folder, "resources", "adcodes.csv"), encoding="utf-8") as table:
    for row in csv.DictReader(table):
        if row["adcode"].endswith("000000"):
            names[row["adcode"][:6]] = row["name"]
MUNICIPALITIES = {"11": "北京", "12": "天津", "31": "上海", "50": "重庆"}
districts = defaultdict(list)
for code, name in sorted(names.items()):
    if code[4:] == "00" or not name.endswith("区") or name == "市辖区":
        continue
    province = names[code[:2] + "0000"]
    for suffix in ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"):
        province = province.removesuffix(suffix)
    city = MUNICIPALITIES.get(code[:2], names.get(code[:4] + "00", "").removesuffix("市"))
    if city and not city.endswith(("州", "盟", "地区", "辖县")) or city in ("广州", "杭州", "苏州", "福州", "郑州", "兰州"):
        districts[province, city].append(name[:-1])
    elif city.endswith("州") and names[code[:4] + "00"].endswith("市"):
        districts[province, city].append(name[:-1])
text = " ".join(f"{province}/{city}:{','.join(found)}" for (province, city), found in districts.items())
lines, line, width = [], "", 0
for character in text:
    line += character
    width += 2 if ord(character) > 0x7F else 1
    if width >= 110:
        lines.append(line)
        line, width = "", 0
lines.append(line)
print("// Written by make-district-table.py; data: cpca 0.5.5 (MIT licence), after GB/T 2260.\n")
print("extension Districts {")
print("  /// `province/city:district,district …`, all without their suffix.\n  static let table = \"\"\"")
print("\n".join(f"    {line}\\" for line in lines[:-1]))
print(f"    {lines[-1]}\n    \"\"\"\n}}")
