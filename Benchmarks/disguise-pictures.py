#!/usr/bin/env python3
"""Disguises photographs as sellers do: disguise-pictures.py OUT COUNT FOLDER…

Writes OUT/originals/NUMBER.jpg|png|… (every photograph of the folders, evenly taken up to 500) and, of COUNT of them,
OUT/KIND/NUMBER.jpg for each kind of disguise and for pairs of kinds. Needs Pillow.
"""
import io, os, shutil, sys
from PIL import Image, ImageDraw, ImageEnhance, ImageOps


def jpeg(image, quality):
    body = io.BytesIO()
    image.save(body, "JPEG", quality=quality)
    return Image.open(io.BytesIO(body.getvalue())).convert("RGB")


def resize(image, share):
    return image.resize((max(1, int(image.width * share)), max(1, int(image.height * share))))


def crop(image, share):
    """Takes share of each side away, half at either end."""
    w, h = image.size
    return image.crop((int(w * share / 2), int(h * share / 2), int(w * (1 - share / 2)), int(h * (1 - share / 2))))


def border(image, share, fill=(255, 255, 255)):
    return ImageOps.expand(image, border=int(min(image.size) * share), fill=fill)


def banner(image, share):
    image = image.copy()
    w, h = image.size
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, int(h * (1 - share)), w, h), fill=(220, 20, 30))
    draw.text((w // 10, int(h * (1 - share / 2))), "SALE 50% OFF - FREE SHIPPING", fill=(255, 255, 0))
    return image


def sticker(image, share):
    image = image.copy()
    w, h = image.size
    size = int(min(w, h) * share)
    ImageDraw.Draw(image).ellipse((w - size, 0, w, size), fill=(250, 210, 0))
    return image


def text(image):
    image = image.copy()
    draw = ImageDraw.Draw(image)
    for y in range(20, image.height, 80):
        for x in range(10, image.width, 130):
            draw.text((x, y), "OFFICIAL SHOP", fill=(255, 255, 255))
    return image


SINGLE = {
    "jpeg30": lambda i: jpeg(i, 30),
    "resize25": lambda i: resize(i, 0.25),
    "resize50": lambda i: resize(i, 0.5),
    "bright": lambda i: ImageEnhance.Brightness(i).enhance(1.2),
    "dark": lambda i: ImageEnhance.Brightness(i).enhance(0.7),
    "contrast": lambda i: ImageEnhance.Contrast(i).enhance(1.3),
    "grey": lambda i: ImageEnhance.Color(i).enhance(0),
    "text": text,
    "sticker35": lambda i: sticker(i, 0.35),
    "banner20": lambda i: banner(i, 0.2),
    "border10": lambda i: border(i, 0.1),
    "crop10": lambda i: crop(i, 0.1),
    "crop20": lambda i: crop(i, 0.2),
    "mirror": ImageOps.mirror,
    "turn90": lambda i: i.rotate(90, expand=True),
    "turn180": lambda i: i.rotate(180),
    "turn270": lambda i: i.rotate(270, expand=True),
    "rotate5": lambda i: i.rotate(5),
    "squash": lambda i: i.resize((min(i.size), min(i.size))),
}
PAIRS = [
    ("crop20", "sticker35"), ("crop20", "mirror"), ("crop20", "banner20"), ("crop20", "rotate5"), ("crop20", "text"),
    ("crop20", "jpeg30"), ("crop20", "resize50"), ("crop20", "turn90"), ("crop20", "border10"),
    ("sticker35", "mirror"), ("sticker35", "banner20"), ("sticker35", "border10"), ("sticker35", "rotate5"),
    ("sticker35", "text"), ("sticker35", "jpeg30"), ("sticker35", "resize50"), ("sticker35", "bright"),
    ("banner20", "border10"), ("banner20", "mirror"), ("banner20", "rotate5"), ("banner20", "text"),
    ("banner20", "turn90"), ("border10", "rotate5"), ("border10", "mirror"), ("rotate5", "mirror"),
    ("rotate5", "turn90"), ("rotate5", "text"), ("rotate5", "jpeg30"), ("mirror", "text"), ("border10", "text"),
]


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    out, count, folders = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    files = sorted(
        os.path.join(folder, name) for folder in folders for name in os.listdir(folder) if not name.startswith("."))
    step = max(len(files) / 500, 1)
    files = [files[int(n * step)] for n in range(int(len(files) / step))]
    os.makedirs(f"{out}/originals", exist_ok=True)
    for number, file in enumerate(files):
        shutil.copyfile(file, f"{out}/originals/{number:04}{os.path.splitext(file)[1]}")
    chosen = [int(n * len(files) / count) for n in range(min(count, len(files)))]
    kinds = {**SINGLE, **{f"{a}+{b}": (lambda i, a=a, b=b: SINGLE[b](SINGLE[a](i))) for a, b in PAIRS}}
    for kind, disguise in kinds.items():
        os.makedirs(f"{out}/{kind}", exist_ok=True)
        for number in chosen:
            image = Image.open(files[number]).convert("RGB")
            disguise(image).save(f"{out}/{kind}/{number:04}.jpg", quality=85)


main()
