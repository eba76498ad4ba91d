#!/usr/bin/env python3
"""Writes FoldTableData.swift: what every Unicode scalar becomes once disguises are undone.

    apt-get install libicu72 opencc && python3 make-fold-table.py > FoldTableData.swift

Sources, all from Debian 12:
    Python's unicodedata (Unicode 14)      categories, NFKD, case folding        Unicode License v3
    ICU 72, uspoof_getSkeleton             look-alikes of UTS 39, confusables    Unicode License v3
    OpenCC 1.1.6, t2s, one character each  traditional to simplified Chinese     Apache-2.0

A scalar is mapped on its own, never by its neighbours, and every target maps to itself: folding is idempotent by
construction, and this script refuses to write a table for which it is not.

The table is a list of runs, each a sequence of unsigned LEB128 numbers:
    gap      scalars that fold to themselves since the end of the run before
    head     length << 6 | mode << 3 | kind
    payload  offset: target - source of the run, zigzag; constant: the target; sequence: its length, then its scalars
written as base64 without padding.
"""
import base64, ctypes, ctypes.util, subprocess, sys, unicodedata as ud

KEPT, INVISIBLE, LOOK_ALIKE, COMPATIBLE, DECORATION, TRADITIONAL, SEPARATOR = range(7)
DROP, OFFSET, CONSTANT, SEQUENCE = range(4)
SPACE = 0x20

# Ideographs that differ by a hair and are swapped on purpose; UTS 39 does not list them.
IDEOGRAPHS = dict(zip("曰末巳已夶囡噺冃玊汆仝囗氺", "日未己己大女新月玉水同口水"))


def skeletons():
    library = ctypes.CDLL("libicui18n.so.72")
    library.uspoof_open_72.restype = ctypes.c_void_p
    error = ctypes.c_int(0)
    checker = ctypes.c_void_p(library.uspoof_open_72(ctypes.byref(error)))

    def skeleton(text):
        raw, out, error = text.encode(), ctypes.create_string_buffer(512), ctypes.c_int(0)
        size = library.uspoof_getSkeletonUTF8_72(checker, 0, raw, len(raw), out, 512, ctypes.byref(error))
        return out.raw[:size].decode()
    return skeleton


skeleton = skeletons()


def simplified():
    every = [chr(c) for block in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0)) for c in range(*block)]
    out = subprocess.run(["opencc", "-c", "t2s"], input="\n".join(every), capture_output=True, text=True, check=True)
    return {a: b for a, b in zip(every, out.stdout.split("\n")) if a != b and len(b) == 1}


SIMPLIFIED = simplified()


def dropped_mark(c):
    # Vowel signs of Thai or Devanagari have class 0 and are letters in all but name; accents and voicing marks are not.
    return ud.category(c) == "Me" or (
        ud.category(c) == "Mn" and (ud.combining(c) in (1, 8, 202, 214, 216, 218, 220, 222, 224, 226, 228, 230, 232, 233, 234, 240)
                                    or 27 <= ud.combining(c) <= 35))


def invisible(c):
    n = ord(c)
    return (ud.category(c) in ("Cf", "Cc") and c not in "\t\n\v\f\r\x85") or n in (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x2800, 0x2065) \
        or 0x180B <= n <= 0x180F or 0xFE00 <= n <= 0xFE0F or 0xE0000 <= n <= 0xE0FFF


def named_latin(c):
    """The letter of a negative circled or squared letter, or of a small capital."""
    name = ud.name(c, "")
    for head in ("NEGATIVE CIRCLED LATIN CAPITAL LETTER ", "NEGATIVE SQUARED LATIN CAPITAL LETTER ", "LATIN LETTER SMALL CAPITAL "):
        if name.startswith(head) and len(name) == len(head) + 1:
            return name[-1].lower()
    return None


def ascii_letter(c):
    """The ASCII letter that a letter of another alphabet is taken for, by its own shape or by its other case's."""
    for form in (c, c.lower(), c.upper()):
        if len(form) != 1 or ord(form) < 0x80:
            continue
        shape = "".join(x for x in ud.normalize("NFKD", skeleton(form)) if not ud.category(x).startswith("M"))
        if shape == "rn":
            return "m"
        if len(shape) == 1 and shape.isascii() and shape.isalpha():
            return "i" if shape == "l" and ud.category(form) == "Lu" else shape.lower()
    return None


def step(c):
    """One step of the fold of one scalar: the text it becomes, and why."""
    n, category = ord(c), ud.category(c)
    if n < 0x80:
        if c.isalnum():
            return c.lower(), KEPT
        if c.isspace():
            return " ", SEPARATOR
        return ("", INVISIBLE) if category == "Cc" else (c if c == "." else " ", SEPARATOR)
    if invisible(c):
        return "", INVISIBLE
    if dropped_mark(c):
        return "", KEPT
    if ud.decimal(c, None) is not None or (category == "No" and ud.digit(c, None) is not None):
        return str(ud.digit(c)), COMPATIBLE
    if c in SIMPLIFIED:
        return SIMPLIFIED[c], TRADITIONAL
    if c in IDEOGRAPHS:
        return IDEOGRAPHS[c], LOOK_ALIKE
    decomposed = ud.normalize("NFKD", c)
    if 0xAC00 <= n <= 0xD7A3:
        return c, KEPT
    if decomposed != c:
        return decomposed, KEPT if ud.normalize("NFD", c) == decomposed else COMPATIBLE
    if named_latin(c):
        return named_latin(c), COMPATIBLE
    if category[0] == "L":
        letter = ascii_letter(c)
        if letter:
            return letter, LOOK_ALIKE
        folded = c.casefold()
        if folded != c:
            return folded, KEPT
        shape = skeleton(c)
        if len(shape) == 1 and ud.category(shape)[0] == "L" and ord(shape) >= 0x80:
            return shape, LOOK_ALIKE
        return c, KEPT
    if category in ("Cn", "Co", "Cs"):
        return (c, KEPT) if 0x20000 <= n < 0x40000 and n & 0xFFFE != 0xFFFE else ("", DECORATION)
    if n == 0xFFFD:
        return "", INVISIBLE
    if category in ("So", "Sk"):
        return "", DECORATION
    if category[0] in "PSZ" or category == "Cc":
        return " ", SEPARATOR
    return c, KEPT


def settle():
    """Steps until nothing changes; a loop between two look-alikes settles on its smallest scalar."""
    once, table = {}, {}

    def first(c):
        if c not in once:
            once[c] = step(c)
        return once[c]

    def fold(c):
        seen, text, kind = [c], c, KEPT
        for _ in range(12):
            parts = [first(x) for x in text]
            kind = kind or next((k for _, k in parts if k), KEPT)
            changed = "".join(t for t, _ in parts)
            if changed == text:
                return text, kind
            if changed in seen:
                return min(seen[seen.index(changed):]), kind
            seen.append(changed)
            text = changed
        raise SystemExit(f"U+{ord(c):04X} does not settle: {seen}")

    for n in range(0x110000):
        c = chr(n)
        text, kind = fold(c)
        text = " ".join(p for p in text.split(" ") if p) or (" " if " " in text else "")
        if text != c or kind == SEPARATOR:
            table[n] = (text, kind)
    for n, (text, _) in table.items():
        for x in text:
            if x not in ". " and table.get(ord(x), (x,))[0] != x:
                raise SystemExit(f"U+{n:04X} -> {text!r} is not settled")
    return table


def varint(out, n):
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)


def encode(table):
    def action(n):
        if n not in table:
            return None
        text, kind = table[n]
        if text == "":
            return DROP, kind, None
        if text == " ":
            return CONSTANT, SEPARATOR, SPACE
        if text == ".":
            return CONSTANT, kind if kind != SEPARATOR else SEPARATOR, 0x2E
        if len(text) == 1:
            return OFFSET, kind, ord(text) - n
        return SEQUENCE, kind, text

    out, end, n = bytearray(), 0, 0
    while n < 0x110000:
        a = action(n)
        if a is None:
            n += 1
            continue
        start = n
        while n < 0x110000 and action(n) == a and (a[0] != SEQUENCE or n == start):
            n += 1
        varint(out, start - end)
        varint(out, (n - start) << 6 | a[0] << 3 | a[1])
        if a[0] == OFFSET:
            varint(out, a[2] << 1 if a[2] >= 0 else (-a[2] << 1) - 1)
        elif a[0] == CONSTANT:
            varint(out, a[2])
        elif a[0] == SEQUENCE:
            varint(out, len(a[2]))
            for x in a[2]:
                varint(out, ord(x))
        end = n
    return bytes(out)


def main():
    packed = base64.b64encode(encode(settle())).decode().rstrip("=")
    lines = [packed[i:i + 2000] for i in range(0, len(packed), 2000)]
    print("// Written by make-fold-table.py, which states sources and licences. Do not edit.")
    print("// swift-format-ignore-file")
    print()
    print("/// The packed runs of ``FoldTable``: base64 of LEB128 numbers, laid out as the script says.")
    print('let packedFoldRuns: String = """')
    print("  " + "\\\n  ".join(lines))
    print('  """')


main()
