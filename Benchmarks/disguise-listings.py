#!/usr/bin/env python3
"""Makes listings whose copies are disguised one way or two, beside honest variants and listings of one template.

    disguise-listings.py N SEED PREFIX

PREFIX.jsonl: id, title, desc, attributes, price, gtin. PREFIX.pairs.tsv: the copies, by disguise. PREFIX.variants.tsv: pairs
of honest listings that differ in one thing (model, capacity, colour, count, size, GTIN) or fill one template, by what they
differ in: none of them is a copy. pypinyin and opencc must be installed.
"""
import json
import random
import sys

from opencc import OpenCC
from pypinyin import Style, pinyin

count, seed, prefix = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
r = random.Random(seed)
traditional = OpenCC("s2t").convert

MAKERS = [a + b for a in "云山海星宏瑞嘉盛恒鼎泰悦华锦晟凯青林松柏" for b in "杉川辰诺达源和丰卓屿禾楠朵尚禧逸"]
GOODS = ("保温杯 电饭煲 蓝牙耳机 双肩包 四件套 充电宝 露营帐篷 坚果礼盒 针织衫 挂钟 台灯 空气炸锅 扫地机器人 电动牙刷 儿童书包 "
         "防晒霜 洗面奶 机械键盘 羽绒服 登山杖 行李箱 婴儿推车 茶叶罐 蒸锅 吹风机 跑步鞋 雨伞 置物架 窗帘 猫粮").split()
STUFF = "不锈钢 纯棉 真皮 尼龙 陶瓷 实木 硅胶 亚麻 羊毛 碳纤维 玻璃 钛合金".split()
TRAITS = ("大容量 轻便 加厚 防滑 静音 可折叠 长续航 防水 透气 复古 简约 高颜值 便携 多功能 学生 办公 家用 车载 户外 儿童 情侣 男女通用 "
          "耐磨 抗皱 快充 恒温 智能 迷你 北欧 日式").split()
COLOURS = "黑色 白色 红色 蓝色 绿色 黄色 粉色 紫色 灰色 棕色".split()
SENTENCES = ("采用{stuff}制成,经过{n}道工序。|净重约{n}克,外形尺寸{a}×{b}×{c}厘米。|{maker}自{y}年专注{goods},已服务{n}位顾客。|{goods}适合{trait}使用,"
             "{trait2}设计更贴心。|生产批次{n}{a},一物一码可查。|保修{a}个月,人为损坏除外。|每台出厂前经过{n}次测试,合格率高于同行。|{goods}的{part}由{stuff}打造,"
             "用手摸得到的质感。|第{a}代{part}比上一代寿命延长{b}%。|设计师以{thing}为灵感,历时{a}个月完成。").split("|")
COMMON = ("下单后48小时内发货,支持七天无理由退货。|颜色因光线与显示器不同略有差异,请以实物为准。|包装内含说明书一份、合格证一张。|有任何问题请联系客服,我们尽快处理。|"
          "适用于居家、办公、旅行、送礼等场景。").split("|")
PARTS = "手柄 内胆 拉链 底座 外壳 面料 电机 滤网 按键 接口 密封圈 轮子".split()
THINGS = "远山 海浪 老城 竹林 星空 雪原 灯塔 麦田 峡谷 晨雾 旧书 陶器".split()
PROMOTIONS = "包邮 正品 现货 特价 清仓 官方 热卖 爆款 限时折扣 买一送一 厂家直销 七天无理由 品质保证 新款上市 当天发货".split()
SYNONYMS = {"采用": "选用", "制成": "做成", "经过": "历经", "适合": "适用于", "设计": "造型", "发货": "寄出", "支持": "提供", "联系": "咨询",
            "处理": "解决", "包装": "盒", "保修": "质保", "顾客": "客户", "尺寸": "大小", "灵感": "创意", "延长": "增加", "测试": "检验"}
SOUND = {}
for code in range(0x4E00, 0x9FA6):
    SOUND.setdefault(pinyin(chr(code), style=Style.TONE)[0][0], []).append(chr(code))
COMMONLY = set("的一是不了在有人这上大来和我地到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运")
MARKS = list("·-|_~*/ .")


def fill(sentence, item):
    return sentence.format(n=r.randint(11, 9999), a=r.randint(2, 98), b=r.randint(2, 98), c=r.randint(2, 98), y=r.randint(1978, 2019),
                           part=r.choice(PARTS), thing=r.choice(THINGS), trait=item["traits"][0], trait2=item["traits"][1], **{k: item[k] for k in ("stuff", "goods", "maker")})


def item(number):
    made = {"maker": r.choice(MAKERS), "goods": r.choice(GOODS), "stuff": r.choice(STUFF), "traits": r.sample(TRAITS, 4), "colour": r.choice(COLOURS),
            "model": r.choice("ABCDFGHKLMNPQRSTVWXYZ") + r.choice("ABCDFGHKLMNPQRSTVWXYZ") + str(r.randint(10, 9999)), "capacity": r.choice([250, 300, 350, 500, 550, 750, 1000, 1500]),
            "count": r.choice([1, 2, 3, 4, 6, 8, 12]), "price": round(r.uniform(9, 900), 2), "gtin": "69" + str(r.randint(10**10, 10**11 - 1)), "number": number}
    made["order"] = r.sample(range(4), 4)
    made["sentences"] = [fill(s, made) for s in r.sample(SENTENCES, r.randint(3, 6))] + r.sample(COMMON, r.randint(1, 3))
    r.shuffle(made["sentences"])
    made["shows"] = {name: r.random() < 0.6 for name in ("model", "capacity", "count", "colour")}
    made["registers"] = r.random() < 0.5
    return made


def listing(made):
    shows = made["shows"]
    words = [made["stuff"] + made["goods"]] + made["traits"][:3]
    words = [words[i] for i in made["order"]]
    title = made["maker"] + "".join(words[:2]) + (f"{made['count']}件装" if shows["count"] else "") + "".join(words[2:])
    title += (made["colour"] if shows["colour"] else "") + (f"{made['capacity']}ml" if shows["capacity"] else "")
    title += " " + made["model"] if shows["model"] else ""
    return {"title": title, "desc": "".join(made["sentences"]), "attributes": [["颜色", made["colour"]], ["材质", made["stuff"]], ["容量", f"{made['capacity']}ml"]],
            "price": f"{made['price']:.2f}", "gtin": made["gtin"] if made["registers"] else None}


def each(text, share, change):
    return "".join(change(c) if r.random() < share else c for c in text)


def numeral(n):
    digits, units, out = "零一二三四五六七八九", ["", "十", "百", "千"], ""
    text = str(n)
    for place, d in enumerate(text):
        if d != "0":
            out += digits[int(d)] + units[len(text) - 1 - place]
        elif out and not out.endswith("零") and any(x != "0" for x in text[place:]):
            out += "零"
    return out[1:] if out.startswith("一十") else out


def sound(c):
    same = [x for x in SOUND.get(pinyin(c, style=Style.TONE)[0][0], []) if x in COMMONLY and x != c] if "\u4e00" <= c <= "\u9fff" else []
    return r.choice(same) if same else c


def syllable(c):
    return pinyin(c, style=Style.NORMAL)[0][0] if "\u4e00" <= c <= "\u9fff" else c


def words_swapped(text):
    for a, b in SYNONYMS.items():
        if r.random() < 0.7:
            text = text.replace(a, b)
    return text


def sentences(l, change):
    parts = [p + "。" for p in l["desc"].split("。") if p]
    l["desc"] = "".join(change(parts))


def capacity(l):
    import re
    l["title"] = re.sub(r"(\d+)ml", lambda m: numeral(int(m[1])) + "毫升" if r.random() < 0.5 else (f"{int(m[1]) / 1000:g}L"), l["title"])
    l["desc"] = re.sub(r"\d{1,4}(?=[克位次道个])", lambda m: numeral(int(m[0])), l["desc"])


HOMOGLYPHS = str.maketrans("ABCEHKMOPTXacepoxy", "АВСЕНКМОРТХасероху")
LOOKALIKES = str.maketrans("日未己大水土入人八", "曰末已夶氺士人入入") | str.maketrans("A", "А")


def decorate(text):
    for _ in range(r.randint(2, 6)):
        place = r.randint(0, len(text))
        text = text[:place] + r.choice(list("🔥✨💯🎁❤👍★◆●【】")) + text[place:]
    return text


def padded(l):
    l["title"] = "".join(r.sample(PROMOTIONS, 3)) + l["title"] + "".join(r.sample(PROMOTIONS, 2))
    l["desc"] = "关注店铺领券,全场正品假一赔十,请放心购买。".join(["", l["desc"]]) + "本店所有商品均为现货,下单即发,欢迎批发采购,量大从优,支持来样定制。" * r.randint(1, 2)


def moved(l):
    cut = len(l["title"]) // 2
    l["desc"], l["title"] = l["title"][cut:] + "。" + l["desc"], l["title"][:cut]


def both(change):
    def apply(l):
        l["title"], l["desc"] = change(l["title"]), change(l["desc"])
    return apply


DISGUISES = {
    "invisible": both(lambda t: each(t, 0.4, lambda c: c + r.choice("\u200b\u2060\u200d\ufeff\u00ad"))),
    "combining": both(lambda t: each(t, 0.3, lambda c: c + r.choice("\u0301\u0336\u20dd\u0338"))),
    "full-width": both(lambda t: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t)),
    "homoglyph": both(lambda t: t.translate(HOMOGLYPHS)),
    "emoji": both(decorate),
    "separators": both(lambda t: (lambda m: "".join(c + m for c in t))(r.choice(MARKS))),
    "traditional": both(traditional),
    "numerals": capacity,
    "padding": padded,
    "pinyin": both(lambda t: each(t, 0.12, syllable)),
    "sound-alike": both(lambda t: each(t, 0.15, sound)),
    "reorder": lambda l: sentences(l, lambda p: r.sample(p, len(p))),
    "moved": moved,
    "synonyms": both(words_swapped),
    "shortened": lambda l: sentences(l, lambda p: p[: max(2, len(p) * 2 // 3)]),
    "spliced": lambda l: sentences(l, lambda p: p + [fill(s, l["made"]) for s in r.sample(SENTENCES, 2)]),
}

rows, copies, variants = [], [], []


def add(made, change=None):
    row = listing(made)
    row["made"] = made
    for disguise in change or []:
        DISGUISES[disguise](row)
    del row["made"]
    row["id"] = f"x{r.randrange(10**9):09d}-{len(rows)}"
    rows.append(row)
    return row["id"]


def varied(made):
    other = dict(made, shows=dict(made["shows"]))
    kind = r.choice(["model", "capacity", "colour", "count", "gtin", "template"])
    if kind == "model":
        other["model"] = made["model"][:2] + str(int(made["model"][2:]) + r.randint(1, 40))
    elif kind == "capacity":
        other["capacity"] = r.choice([c for c in (250, 300, 350, 500, 550, 750, 1000, 1500) if c != made["capacity"]])
    elif kind == "colour":
        other["colour"] = r.choice([c for c in COLOURS if c != made["colour"]])
    elif kind == "count":
        other["count"] = r.choice([c for c in (1, 2, 3, 4, 6, 8, 12) if c != made["count"]])
    elif kind == "gtin":
        other["gtin"] = "69" + str(r.randint(10**10, 10**11 - 1))
    else:
        # The same words, and other goods: every number of the text is another one.
        import re
        other["sentences"] = [re.sub(r"\d+", lambda m: str(r.randint(2, 9 * 10 ** (len(m[0]) - 1))), s) if s not in COMMON else s for s in made["sentences"]]
        other["model"] = r.choice("ABCDFGHKLMNPQRSTVWXYZ") + r.choice("ABCDFGHKLMNPQRSTVWXYZ") + str(r.randint(10, 9999))
        other["gtin"] = "69" + str(r.randint(10**10, 10**11 - 1))
    return kind, other


names = list(DISGUISES)
for number in range(count // 2):
    made = item(number)
    draw = r.random()
    if draw < 0.35:
        chosen = [r.choice(names)]
        copies.append((add(made), add(made, chosen), chosen[0]))
    elif draw < 0.55:
        chosen = r.sample(names, 2)
        copies.append((add(made), add(made, chosen), "two"))
    elif draw < 0.75:
        for name in ("model", "count"):
            made["shows"][name] = True
        made["registers"] = True
        kind, other = varied(made)
        variants.append((add(made), add(other), kind))
    else:
        add(made)
r.shuffle(rows)
with open(prefix + ".jsonl", "w", encoding="utf-8") as file:
    for row in rows:
        file.write(json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n")
for name, pairs in (("pairs", copies), ("variants", variants)):
    with open(f"{prefix}.{name}.tsv", "w", encoding="utf-8") as file:
        for a, b, kind in pairs:
            file.write(f"{a}\t{b}\t{kind}\n")
