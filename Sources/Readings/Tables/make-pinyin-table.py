#!/usr/bin/env python3
"""Writes PinyinTable.swift: the usual reading, without tone, of each ideograph of U+4E00 to U+9FFF.

    pip install pypinyin==0.55.0 && python3 make-pinyin-table.py > PinyinTable.swift

Source: pypinyin 0.55.0 (MIT licence), one reading a character, in names and elsewhere alike; for surnames with a reading
of their own see Pinyin.swift. ü is written v, as it is typed.
"""
from collections import defaultdict
import pypinyin

readings = defaultdict(list)
for code in range(0x4E00, 0xA000):
    reading = pypinyin.pinyin(chr(code), style=pypinyin.Style.NORMAL)[0][0].replace("ü", "v")
    reading = "".join({"ê": "e", "ḿ": "m", "ń": "n", "ǹ": "n", "ň": "n"}.get(letter, letter) for letter in reading)
    if reading.isascii() and reading.isalpha() and len(reading) <= 6:
        readings[reading].append(chr(code))
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
