#!/usr/bin/env python3
"""Writes PinyinTable.swift: the usual reading, without tone, of each simplified character.

    pip install pypinyin==0.55.0 && python3 make-pinyin-table.py > PinyinTable.swift

Source: pypinyin 0.55.0 (MIT licence), one reading a character, in names and elsewhere alike; for surnames with a reading
of their own see Pinyin.swift. Characters: GB 2312 (6,763), and those that are common in given names beyond it. ü is
written u, as passports before 2012 and most forms have it.
"""
from collections import defaultdict
import pypinyin

BEYOND = ("玥堃翀赟喆甯郄逄濮璟祎婳烨煊珺珅瑄骉洺婧媞嫄彧昕旸昇晟晗暐濛灏炜焱犇瑀璐筱羿芃苡茜荞菡萱蔺薇虢蟠衎覃谌贇赪轲郗郦铖镕镭闫雯霖韪"
          "頔飏骁髙鲲黟鑫淼垚龑")


def characters():
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes([high, low]).decode("gb2312")
            except UnicodeDecodeError:
                pass
    yield from BEYOND


readings = defaultdict(list)
for character in dict.fromkeys(characters()):
    reading = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL)[0][0].replace("ü", "u")
    if reading.isascii() and reading.isalpha():
        readings[reading].append(character)
text = " ".join(f"{reading} {''.join(found)}" for reading, found in sorted(readings.items()))
lines, line, width = [], "", 0
for character in text:
    line += character
    width += 2 if ord(character) > 0x7F else 1
    if width >= 110:
        lines.append(line)
        line, width = "", 0
lines.append(line)
print("// Written by make-pinyin-table.py; data: pypinyin 0.55.0 (MIT licence).\n")
print("extension Pinyin {")
print("  /// Readings, each followed by its characters.\n  static let table = \"\"\"")
print("\n".join(f"    {line}\\" for line in lines[:-1]))
print(f"    {lines[-1]}\n    \"\"\"\n}}")
