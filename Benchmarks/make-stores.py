#!/usr/bin/env python3
"""A table of stores with rings whose truth is known, harder than an even market: make-stores.py STORES SEED FOLDER

Writes stores.csv (columns that the program and Splink read) and stores.gold.tsv (store, group, kind) beside it.

Hubs of every size from two holders up, by a power law, of phones, mailboxes, cards and addresses; agencies whose clients
share several of them at once; recycled numbers; rings of six shapes (one owner, nominees over pools, a chain, cells under
one payee, families of companies, rings that hide behind an agent's goods); typing errors, layouts and gaps everywhere.
Every number carries a valid check digit before it is mistyped. Standard library only.
"""
import csv, os, random, sys

COUNT, SEED, OUT = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
R = random.Random(SEED)
PROVINCES = [11, 12, 13, 21, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 50, 51, 61]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉玲鑫波宇浩然子涵轩雨欣思佳俊豪嘉怡晨博雅诗琪天佑"
MARKS = "鑫盛泰恒瑞祥宏达嘉诚博远卓越优品悦享锦绣汇丰华美尚佳亿顺联创启航德邦维信凯旋力拓"
TRADES = "电子商务 贸易 网络科技 服饰 日用品 供应链管理 家居用品 皮具 商贸 数码科技".split()
TOWNS = [("浙江省", "杭州市", "余杭区 西湖区 滨江区 萧山区"), ("浙江省", "金华市", "婺城区 金东区"), ("广东省", "广州市", "天河区 白云区 番禺区"),
         ("广东省", "深圳市", "南山区 福田区 宝安区"), ("福建省", "泉州市", "丰泽区 鲤城区"), ("江苏省", "苏州市", "吴中区 姑苏区"),
         ("山东省", "临沂市", "兰山区 罗庄区"), ("四川省", "成都市", "武侯区 锦江区"), ("湖北省", "武汉市", "洪山区 江岸区")]
ROADS = "人民路 中山路 建设路 解放路 新华路 和平路 文三路 古墩路 学院路 江南大道 科技园路 工业大道 滨河路 长江路 黄河路 青年路 光明路 创业路 振兴路 东风路".split()
MOBILE = "130 131 135 136 137 138 139 150 151 152 157 158 159 176 177 178 182 183 186 187 188 189 198 199".split()
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def resident():
    body = f"{R.choice(PROVINCES)}{R.randint(1, 20):02d}{R.randint(1, 40):02d}{R.randint(1958, 2004)}{R.randint(1, 12):02d}{R.randint(1, 28):02d}{R.randint(1, 999):03d}"
    return body + "10X98765432"[sum(int(c) * (2 ** (17 - i) % 11) for i, c in enumerate(body)) % 11]


def organisation():
    body = "MA" + "".join(R.choice(CODE) for _ in range(6))
    total = sum("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2)))
    return body + "0123456789X"[-total % 11]


def credit():
    while True:
        body = f"91{R.choice(PROVINCES)}{R.randint(1, 20):02d}{R.randint(0, 30):02d}" + organisation()
        if "X" not in body[-1]:
            return body + CODE[-sum(CODE.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31]


def card():
    body = R.choice(["622202", "621700", "622848", "621661", "622588"]) + f"{R.randrange(10 ** 12):012d}"
    digits = [int(c) for c in reversed(body)]
    total = sum(d if i % 2 else (2 * d - 9 if d > 4 else 2 * d) for i, d in enumerate(digits))
    return body + str(-total % 10)


def phone(): return R.choice(MOBILE) + f"{R.randrange(10 ** 8):08d}"
def email(): return "".join(R.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(R.randint(5, 9))) + str(R.randint(1, 9999)) + "@" + R.choice(["qq.com", "163.com", "126.com", "outlook.com"])
def person(): return R.choice(SURNAMES) + "".join(R.choices(GIVEN, k=R.choice((1, 2, 2)))), resident()


def address(town=None):
    province, city, districts = town or R.choice(TOWNS)
    return (province, city, R.choice(districts.split()), R.choice(ROADS), R.randint(1, 899), R.randint(1, 28), R.randint(1, 25) * 100 + R.randint(1, 12))


def company(): return R.choice(TOWNS)[1] + "".join(R.choices(MARKS, k=R.choice((2, 3, 3)))) + R.choice(TRADES) + "有限公司", credit()


FRESH = {"phone": phone, "email": email, "bank": card, "address": address, "person": person, "company": company}


def store(): return {kind: draw() for kind, draw in FRESH.items()} | {"group": "", "kind": "honest"}


# ------------------------------------------------------------------------------------------------------------- rings
def ring(members, shape):
    """Ties members, each to those before it, in one of six shapes."""
    size = len(members)
    pool = {k: [FRESH[k]() for _ in range(1 + size // share)] for k, share in (("phone", 6), ("email", 5), ("bank", 6), ("address", 9), ("company", 3))}
    owners = [person() for _ in range(1 + size // 12)]
    for n, s in enumerate(members):
        before = members[R.randrange(n)] if n else None
        if shape == "owner":                                     # one person behind it, whatever else is shared
            s["person"] = R.choice(owners) if size >= 24 else owners[0]
            for k in pool:
                if R.random() < 0.3: s[k] = R.choice(pool[k])
            if len(owners) > 1: s["bank"] = R.choice(pool["bank"][:2])
        elif shape == "nominees":                                # borrowed persons, two things of the ring's at least
            for k in R.sample(["phone", "email", "bank", "address"], R.choice((2, 2, 3))): s[k] = R.choice(pool[k][:max(1, size // 8)])
        elif shape == "chain" and before:                        # each with a thing or two of one before it and of another
            for k in R.sample(["bank", "person", "company"], R.choice((1, 1, 2))): s[k] = before[k]
            other = members[R.randrange(n)]
            for k in R.sample(["phone", "email", "address"], R.choice((1, 1, 2))): s[k] = other[k]
        elif shape == "cells" and before:                        # cells of four with a phone and a room, one payee over all
            cell = members[n - n % 4]
            if cell is not s: s["phone"], s["address"] = cell["phone"], cell["address"]
            s["bank"] = members[0]["bank"] if R.random() < 0.6 or cell is s else s["bank"]
        elif shape == "family" and before:                       # companies of one person; some stores of one company
            s["person"] = members[0]["person"]
            for k in ("company", "phone", "bank"):
                if R.random() < 0.4: s[k] = before[k]
        elif shape == "behind-agent" and before:                 # all through one agent, and two by two something more
            other = members[R.randrange(n)]
            for k, whose in zip(R.sample(["bank", "email", "phone", "person"], 3), (before, before, other)): s[k] = whose[k]
    if shape == "behind-agent":
        desk = R.choice(AGENTS)
        for s in members:
            s["address"] = desk["address"]
            if R.random() < 0.3: s["phone"] = desk["phone"]


AGENTS = [{"address": address(), "phone": phone(), "email": email(), "bank": card()} for _ in range(max(3, COUNT // 2500))]
stores, left, number = [], int(COUNT * 0.06), 0
while left >= 2:
    size = min(left, 60, max(2, int(2 * (1 - R.random()) ** -0.75)))
    left -= size
    number += 1
    members = [store() for _ in range(size)]
    shape = R.choice(["owner", "nominees", "nominees", "chain", "cells", "family", "behind-agent"])
    for s in members: s["group"], s["kind"] = f"G{number}", shape
    ring(members, shape)
    stores += members
honest = [store() for _ in range(COUNT - len(stores))]
stores += honest


# -------------------------------------------------------------------------------------------------------------- hubs
def sizes(total, largest, least=2):
    while total >= least:
        size = min(total, largest, max(least, int(least * (1 - R.random()) ** -1.1)))
        total -= size
        yield size


for kind, share, largest in (("phone", 0.05, 400), ("email", 0.015, 150), ("bank", 0.004, 60), ("address", 0.08, 600)):
    for size in sizes(int(COUNT * share), largest):
        value = FRESH[kind]()
        for s in R.sample(stores if R.random() < 0.1 else honest, size): s[kind] = value
for size in sizes(int(COUNT * 0.02), 200, 3):                    # agencies: several goods for all clients, for most of them
    agent = R.choice(AGENTS) if size > 20 else {"address": address(), "phone": phone(), "email": email(), "bank": card()}
    goods = R.choice([("phone", "address"), ("phone", "email"), ("phone", "email", "address"), ("address",)])
    for s in R.sample(honest, size):
        for k in goods:
            if R.random() < 0.85: s[k] = agent[k]
        s["kind"] = "client"
for a, b in zip(honest[0:COUNT // 100:2], honest[1:COUNT // 100:2]):   # numbers given out again
    b["phone"] = a["phone"]


# ----------------------------------------------------------------------------------------------------------- writing
def slip(text, first=0):
    """One typing error: a digit changed, lost, doubled, or two swapped."""
    i = R.randrange(min(first, len(text) - 2), len(text) - 1)
    return R.choice([lambda: text[:i] + R.choice("0123456789") + text[i + 1:], lambda: text[:i] + text[i + 1] + text[i] + text[i + 2:],
                     lambda: text[:i] + text[i + 1:], lambda: text[:i] + text[i] + text[i:]])()


def wide(text): return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
def grouped(text, *at): return "".join(("" if i not in at else R.choice(" -")) + c for i, c in enumerate(text))
def gap(text, share): return "" if R.random() < share else text


def number_of(text, kind):
    roll = R.random()
    if roll < 0.03: return slip(text, 3 if kind == "phone" else 6)
    if roll < 0.10: return wide(text)
    if roll < 0.25: return grouped(text, *((3, 7) if kind == "phone" else (4, 8, 12, 16) if kind == "bank" else (6, 14)))
    if roll < 0.35 and kind == "phone": return R.choice(["+86 ", "86", "0086"]) + text
    return text


def address_of(a):
    province, city, district, road, number, building, room = a
    return R.choice([f"{province}{city}{district}{road}{number}号{building}幢{room}室", f"{city}{district}{road}{number}号{building}栋{room}室",
                     f"{province} {city} {district} {road}{number}号 {building}幢 {room}室", f"{province}{city}{district}{road}{number}號{building}号楼{room}", f"{city}{district}{road}{number}号{building}幢{room}室(自主申报)"])


R.shuffle(stores)
os.makedirs(OUT, exist_ok=True)
with open(os.path.join(OUT, "stores.csv"), "w", newline="", encoding="utf-8") as table, open(os.path.join(OUT, "stores.gold.tsv"), "w", encoding="utf-8") as gold:
    rows = csv.writer(table)
    rows.writerow("store_id shop_name company uscc legal_person id_number phone email bank_account address".split())
    gold.write("store_id\tgroup_id\tkind\n")
    for n, s in enumerate(stores):
        ident = f"S{n:07d}"
        rows.writerow([ident, "".join(R.choices(MARKS, k=2)) + R.choice(["旗舰店", "专营店", "小铺", "优选"]), gap(s["company"][0], 0.08), gap(s["company"][1], 0.1),
                       gap(s["person"][0], 0.04), gap(number_of(s["person"][1], "id"), 0.1), gap(number_of(s["phone"], "phone"), 0.05),
                       gap(s["email"].upper() if R.random() < 0.1 else s["email"], 0.15), gap(number_of(s["bank"], "bank"), 0.1), gap(address_of(s["address"]), 0.06)])
        gold.write(f"{ident}\t{s['group'] or f'U{n}'}\t{s['kind']}\n")
print(f"{COUNT} stores, {number} groups", file=sys.stderr)
