#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tokenises texts as CLIP does, apart from the C++ and with nothing shared but the merges.

  python3 tests/golden/bpe_reference.py clip MERGES.txt.gz > tests/golden/bpe_clip.jsonl
  python3 tests/golden/bpe_reference.py tiny-merges        > tests/golden/bpe_tiny_merges.txt
  python3 tests/golden/bpe_reference.py tiny               > tests/golden/bpe_tiny.jsonl

Needs the standard library of Python 3.11 alone; where the package `regex` is installed, each split is compared with what
CLIP's own expression makes of the text. MERGES is OpenAI's bpe_simple_vocab_16e6.txt.gz. A line per text: [text, ids
without the first and the last, which are start and end of text], and `true` behind them where the text was cut. Random
characters are those that Unicode 3.2 already had: later ones are classed by newer libraries alone.
"""
import collections
import gzip
import html
import json
import random
import re
import sys
import unicodedata
from pathlib import Path

try:
    import regex
except ImportError:
    regex = None

CONTEXT = 77
START, END = "<|startoftext|>", "<|endoftext|>"
CLIP_MERGES = 49152 - 256 - 2
CLIP_SPLIT = (r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+")
# The long s is another case of s, and the only letter here that has a third.
FIXED = (START, START.replace("s", "\u017f"), END, "'s", "'\u017f", "'t", "'re", "'ve", "'m", "'ll", "'d")
SEED = 20240611


def byte_characters():
    """The character that stands for each byte, in the order of the vocabulary."""
    visible = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [byte for byte in range(256) if byte not in visible]
    characters = {byte: chr(byte) for byte in visible}
    characters.update({byte: chr(256 + number) for number, byte in enumerate(hidden)})
    return {byte: characters[byte] for byte in visible + hidden}


BYTES = byte_characters()


def is_removed(code):
    return (code <= 8 or code == 0x0B or 0x0E <= code <= 0x1F or code == 0x7F or 0x206A <= code <= 0x206F
            or code == 0xFEFF or 0xFFF9 <= code <= 0xFFFC)


def clean(text):
    text = html.unescape(html.unescape(text))
    text = re.sub("[\u02bc\u2018-\u201b]", "'", text)
    text = re.sub("[\u201c-\u201f]", '"', text)
    text = "".join(c for c in text if not is_removed(ord(c)))
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"\s+", " ", text).strip().lower()


def kind(character):
    """What CLIP's expression sees. It ignores case, so U+0345, a mark that is another case of iota, is none of its three."""
    category = unicodedata.category(character)
    return "none" if character in " \u0345" else category[0] if category[0] in "LN" else "other"


def pieces(text):
    """The parts that are tokenised one by one."""
    found, at = [], 0
    while at < len(text):
        for word in FIXED:
            if text.startswith(word, at):
                end = at + len(word)
                break
        else:
            what, end = kind(text[at]), at + 1
            while what not in ("N", "none") and end < len(text) and kind(text[end]) == what:
                end += 1
            if what == "none":
                at = end
                continue
        found.append(text[at:end])
        at = end
    if regex is not None:
        theirs = regex.findall(CLIP_SPLIT, text, regex.IGNORECASE)
        assert theirs == found, (text, theirs, found)
    return found


class Tokenizer:
    def __init__(self, merges):
        alphabet = list(BYTES.values())
        symbols = alphabet + [c + "</w>" for c in alphabet] + [a + b for a, b in merges] + [START, END]
        self.ids = {symbol: number for number, symbol in enumerate(symbols)}
        assert len(self.ids) == len(symbols) == 514 + len(merges)
        self.ranks = {pair: rank for rank, pair in enumerate(merges)}

    def word(self, word):
        """Merges, as the original does, every occurrence of the pair that was learnt first, until none is left."""
        if word in (START, END):
            return [self.ids[word]]
        symbols = [BYTES[byte] for byte in word.encode()]
        symbols[-1] += "</w>"
        while len(symbols) > 1:
            pair = min(zip(symbols, symbols[1:]), key=lambda p: self.ranks.get(p, len(self.ranks)))
            if pair not in self.ranks:
                break
            merged, at = [], 0
            while at < len(symbols):
                if tuple(symbols[at:at + 2]) == pair:
                    merged.append(symbols[at] + symbols[at + 1])
                    at += 2
                else:
                    merged.append(symbols[at])
                    at += 1
            symbols = merged
        return [self.ids[symbol] for symbol in symbols]

    def line(self, text):
        ids = [number for word in pieces(clean(text)) for number in self.word(word)]
        cut = len(ids) > CONTEXT - 2
        return [text, ids[:CONTEXT - 2], True] if cut else [text, ids]


PLACES = """river road airport runway harbour bridge forest farmland meadow stadium school church parking lot pond lake
beach desert mountain square centre park playground port storage tank railway station viaduct industrial area dense
residential area medium residential area sparse residential area commercial district resort bare land baseball field
basketball court tennis court golf course swimming pool roundabout intersection solar farm wind turbine greenhouse
quarry landfill cemetery barn silo terminal jetty marina island wetland glacier orchard vineyard""".replace("\n", " ")
NOUNS = ["river", "road", "airport", "runway", "harbour", "bridge", "forest", "farmland", "meadow", "stadium", "school",
         "church", "parking lot", "pond", "lake", "beach", "desert", "mountain", "square", "park", "playground", "port",
         "storage tank", "railway station", "viaduct", "industrial area", "dense residential area", "bare land",
         "baseball field", "basketball court", "tennis court", "golf course", "swimming pool", "roundabout", "quarry",
         "intersection", "solar farm", "wind turbine", "greenhouse", "cemetery", "silo", "jetty", "marina", "vineyard"]
ADJECTIVES = ["large", "small", "red", "white", "green", "grey", "round", "rectangular", "L-shaped", "narrow", "curved",
              "densely packed", "isolated", "two-storey", "half-built", "north-western", "blue-roofed", "empty", "busy"]
RELATIONS = ["beside", "next to", "north of", "south-east of", "between the trees and", "within 200 m of", "left of",
             "surrounded by", "across from", "at the edge of", "not far from", "closest to", "without", "near"]
FRAMES = ["a satellite image of {}.", "{}", "an aerial photo of {}", "Where is {}?", "there are {}s, aren't there?",
          "show me {}!", "{}; don't include {}s", "the {}'s edge", "I'd like {} (not {})", "they've built {}", "it'll be {}",
          "we're at {}", "I'm near {}", "\"{}\"", "{}/{}", "{} & {}", "{} -- {}...", "#{} @{}"]
MIXED = ["Residential BLOCKS", "\u0130stanbul", "STRASSE Stra\u00dfe", "\u1e9e", "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3",
         "\u039f\u0394\u039f\u03a3.", "\u039f\u0394\u039f\u03a3\u0301", "A\u03a3", "\u03a3", "\u03a3A", "A\u03a3'B", "\u01c5\u01c8", "\u1fbc\u1f88",
         "\u2126 \u212a \u212b", "iI\u0131\u0130", "\ufb01eld \ufb06", "\uff32\uff29\uff36\uff25\uff32", "\u24b6\u24d0",
         "'\u017f x\u017f '\u017fa", "<|\u017ftartoftext|>", "I'S I'LL I'VE I'RE I'M I'D CAN'T", "'sss 't't ''s !'s 's's",
         "\u1c90\u10d0\u10a0", "\u13a0\uab70", "\u0345\u03a3\u0345", "A\u00ad\u03a3\u00ad", "A\u03a3\u00adB"]
ACCENTS = ["\u00e9tang", "e\u0301tang", "Z\u00fcrich", "Zu\u0308rich", "\u00c5ngstr\u00f6m", "A\u030angstro\u0308m", "ma\u00f1ana", "man\u0303ana",
           "\u1ec7", "e\u0323\u0302", "e\u0302\u0323", "\u0e19\u0e49\u0e33", "\u0928\u0926\u0940", "\uac00\u1100\u1161", "\u0958 \u0915\u093c", "\u0344",
           "na\u00efve caf\u00e9", "S\u00e3o Paulo", "Reykjav\u00edk", "\u0141\u00f3d\u017a", "H\u00e0 N\u1ed9i", "q\u0307\u0323", "\u2000\u2001x", "\u0340\u0341\u0343"]
SCRIPTS = ["\u6cb3\u6d41\u65c1\u8fb9\u7684\u4f4f\u5b85\u533a", "\u98de\u673a\u573a", "\u98db\u884c\u5834\u306e\u6ed1\u8d70\u8def", "\u30ab\u30bf\u30ab\u30ca", "\u3072\u3089\u304c\u306a", "\uac15 \uc606\uc758 \uc8fc\ud0dd",
           "\u0646\u0647\u0631 \u0628\u062c\u0627\u0646\u0628 \u0627\u0644\u0645\u0637\u0627\u0631", "\u0645\u064e\u0637\u064e\u0627\u0631", "\u0631\u0648\u062f\u062e\u0627\u0646\u0647 \u06f1\u06f2\u06f3", "\u0440\u0435\u043a\u0430 \u0420\u044f\u0434\u043e\u043c",
           "\u0416\u0418\u041b\u041e\u0419 \u0440\u0430\u0439\u043e\u043d", "\u0457\u0436\u0430\u043a", "\u0439\u0438\u0306", "\u03c0\u03bf\u03c4\u03b1\u03bc\u03cc\u03c2", "\u05e0\u05d4\u05e8 \u05dc\u05d9\u05d3", "\u0928\u0926\u0940 \u0915\u0947 \u092a\u093e\u0938",
           "\u0bae\u0bb2\u0bc8", "\u1019\u103c\u1005\u103a", "\u1780\u17c6\u1796\u1784\u17cb", "\U00020000\U0002a6d6", "\U00010400\U00010428", "\u0661\u0662\u0663"]
EMOJI = ["\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "\U0001f44d\U0001f3fd", "\U0001f1eb\U0001f1f7", "1\ufe0f\u20e3", "\u2764\ufe0f\u200d\U0001f525",
         "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U0001f6eb\U0001f3d4\ufe0f", "\u2600\u2601", "\U0001f30a river \U0001f333\U0001f333"]
HTML = ["&amp;", "&amp", "&amp;amp;", "&amp;amp;amp;", "&lt;b&gt;", "&lt;|endoftext|&gt;", "&amp;lt;|startoftext|&amp;gt;",
        "<b>bold</b> &amp; <i>more", "&eacute;tang", "&eacutetang", "&notit;", "&notin;", "&not", "&#39;s", "&#x27;S", "&#8217;",
        "&rsquo;", "&rsquo", "&quot;x&quot;", "&quot", "&nbsp;a&nbspb", "&#160;", "&#xE9;", "&#XE9", "&#xe9g", "&#233a", "&#0;",
        "&#13;", "&#128;", "&#x80;&#x81;&#x9f;", "&#1;x&#11;", "&#55296;", "&#x110000;", "&#99999999999999999999;", "&#x1F600;",
        "&#;", "&#x;", "&#xg;", "&", "&;", "& amp;", "&unknown;", "&AMP;&Amp;", "&COPY &copysr;", "&CounterClockwiseContourIntegral;",
        "&ThickSpace;x&Tab;y&NewLine;z", "&bne;&fjlig;", "&amp;#233;", "&amp;eacute;", "&am&amp;p;", "&#38;#38;#38;", "e&#x301;",
        "&ltamp;", "&gt;&gt&GT", "a&ampb", "AT&T", "R&D;", "&#xFEFF;x", "&#xFDD0;x", "&#xFFFE;x", "&#x1FFFF;x", "&#127;x&#159;",
        "?a=1&copy=2&reg_x", "&" + "a" * 40 + ";", "&amp\u00e9;", "&#6\u0661;", "&ufisht;", "&#1114111;x"]
SPACES = ["", " ", "\t\n", "a\tb\nc\r\nd", "a\u00a0b", "a\u2003b\u3000c", "a\u2028b\u2029c\u0085d", "a\u200bb", "a\u200db", "\u1680a\u180eb", "a\x0bb",
          "a\x1cb\x1dc", "a\x00b\x7fc", "\ufeffa", "a\u206ab\ufffcc\ufffdd", "a  \n  b", "\u202fa\u205f", "\x0cx", "a\u0301 \u0301", "\x80\x9f"]
DIGITS = ["runway 27L", "12345", "3.14 km\u00b2", "10 m\u00b2", "\u00bd acre", "1,000,000", "2nd 3rd", "x86-64", "50%", "\u2167 \u2460", "1e-5", "A380s", "#1", "7\u20138",
          "0x1F", "100m/200m", "\u0967\u0968\u0969", "\u096a km", "24/7"]
QUOTES = ["\u201criver\u201d \u2018bank\u2019", "the river\u2019s edge", "don\u02bct", "\u201elow\u201c \u201a\u2018", "\u00abguillemets\u00bb", "\u2032 \u2033", "`x\u00b4", "rock \u2019n\u2019 roll",
          "\u201b\u201f", "it\u2019LL", "\u2039\u203a", "\uff07s", "5\u2019 10\u201d"]
SPECIAL = [START, END, START + END, "a" + END + "b", "<|STARTOFTEXT|>", "<|EndOfText|> x", "!!" + END, END + "!!", "< |endoftext|>",
           "<|endoftext", "<|endoftext||>", "|" + START, "</w>", "a</w> b</w>", "<|end\x00oftext|>", "\u0120 \u0100 \u00ad", "'" + END + "'s"]
GOLDEN = ["a photo of a cat", "a satellite image of dense residential area beside the river.",
          "North of runway 27L, don't include trees!"]
LONG = ["long " * 90, "a" * 400, "1" * 76, "1" * 75, "1" * 74, "x " * 75, "x " * 76, "\U0001f600" * 40, "ab" * 300, "\u6cb3" * 60, "!?" * 120,
        "antidisestablishmentarianism " * 20, END * 80]


def random_text(rng):
    """Characters of Unicode 3.2 that were not classed anew later, in a text of up to six."""
    characters = []
    while len(characters) < rng.randint(1, 6):
        code = rng.choice((rng.randrange(0x20, 0x250), rng.randrange(0x250, 0x3000), rng.randrange(0x3000, 0x10000),
                           rng.randrange(0x10000, 0x2FA20)))
        character = chr(code)
        old, new = unicodedata.ucd_3_2_0.category(character), unicodedata.category(character)
        if old == new and new not in ("Cn", "Cs", "Co"):
            characters.append(character)
    return "".join(characters)


def phrase(rng):
    words = [rng.choice(NOUNS)]
    if rng.random() < 0.6:
        words.insert(0, rng.choice(ADJECTIVES))
    if rng.random() < 0.6:
        words += [rng.choice(RELATIONS), rng.choice(NOUNS)]
    text = " ".join(words)
    return rng.choice((text, text, text, text.upper(), text.title()))


def texts(count):
    """`count` different texts: all of the lists above, the lists mixed, phrases and random characters."""
    rng = random.Random(SEED)
    lists = [MIXED, ACCENTS, SCRIPTS, EMOJI, HTML, SPACES, DIGITS, QUOTES, SPECIAL]
    found = dict.fromkeys([*GOLDEN, *LONG, *(text for part in lists for text in part)])
    while len(found) < count:
        draw = rng.random()
        if draw < 0.5:
            frame = rng.choice(FRAMES)
            text = frame.format(phrase(rng), rng.choice(NOUNS))
        elif draw < 0.8:
            parts = [rng.choice(rng.choice(lists)) for _ in range(rng.randint(2, 3))]
            text = rng.choice(("", " ", "-")).join(parts)
        elif draw < 0.9:
            text = random_text(rng)
        else:
            text = "".join(rng.choice("aAbeinorstz's&;#<|>!.,-_ 019\u00e9\u0301\u2019") for _ in range(rng.randint(1, 16)))
        if len(text) < 60:
            found.setdefault(text)
    return list(found)


def learn(count):
    """Merges of the words above and of their phrases: each time the commonest pair, the first of its equals."""
    words = collections.Counter()
    rng = random.Random(SEED + 1)
    for text in [PLACES, *(frame.format(phrase(rng), rng.choice(NOUNS)) for frame in FRAMES for _ in range(40)), *ACCENTS, *EMOJI]:
        for piece in pieces(clean(text)):
            symbols = [BYTES[byte] for byte in piece.encode()]
            words[(*symbols[:-1], symbols[-1] + "</w>")] += 1
    merges, made = [], set()
    while len(merges) < count:
        pairs = collections.Counter()
        for word, number in words.items():
            for pair in zip(word, word[1:]):
                if pair[0] + pair[1] not in made:
                    pairs[pair] += number
        best = min(pairs, key=lambda p: (-pairs[p], p))
        merges.append(best)
        made.add(best[0] + best[1])
        merged = collections.Counter()
        for word, number in words.items():
            symbols, at = [], 0
            while at < len(word):
                size = 2 if word[at:at + 2] == best else 1
                symbols.append("".join(word[at:at + size]))
                at += size
            merged[tuple(symbols)] += number
        words = merged
    return merges


def main(arguments):
    if arguments == ["tiny-merges"]:
        print("#version: 0.2")
        for pair in learn(400):
            print(*pair)
        return
    if arguments == ["tiny"]:
        lines = (Path(__file__).parent / "bpe_tiny_merges.txt").read_text(encoding="utf-8").split("\n")[1:-1]
        count = 700
    elif len(arguments) == 2 and arguments[0] == "clip":
        lines = gzip.open(arguments[1]).read().decode().split("\n")[1:CLIP_MERGES + 1]
        count = 2000
    else:
        sys.exit(__doc__)
    tokenizer = Tokenizer([tuple(line.split()) for line in lines])
    for text in texts(count):
        print(json.dumps(tokenizer.line(text), separators=(",", ":")))


if __name__ == "__main__":
    main(sys.argv[1:])
