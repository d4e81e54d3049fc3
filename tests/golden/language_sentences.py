#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the corpus of sentences and their trees, tests/golden/language/corpus.jsonl.

  tests/golden/language_sentences.py [FOLDER]

A sentence is put together from parts each of which brings its piece of the tree, so that what is expected comes from how the
sentence was made and not from a parser. Forms of words are written out: nothing is inflected by rule.
"""
import json
import random
import sys
from pathlib import Path

PER_LANGUAGE = 420
BESIDE, NEAR = 30, 100
COMPASS = {"n": (0, -1), "s": (0, 1), "e": (1, 0), "w": (-1, 0), "ne": (1, -1), "nw": (-1, -1), "se": (1, 1), "sw": (-1, 1)}


def within(metres, anchor, measured=False):
    return {"kind": "within", "metres": metres, "measured": measured, "anchors": [[anchor]]}


def beyond(metres, anchor, measured=False):
    return {"kind": "beyond", "metres": metres, "measured": measured, "anchors": [[anchor]]}


def relation(kind, *anchors, **more):
    return {"kind": kind, "anchors": [[a] for a in anchors], **more}


def toward(direction, anchor, picture=None):
    x, y = picture or COMPASS[direction]
    return relation("toward", anchor, heading=[x, y], compass=picture is None)


def part(direction, picture=None, denied=False):
    x, y = picture or COMPASS.get(direction, (0, 0))
    return {"heading": [x, y], "compass": picture is None, "denied": denied}


def denied(condition):
    """The relation that says the opposite."""
    swap = {"within": "beyond", "beyond": "within", "holding": "without", "without": "holding"}
    if condition["kind"] in swap:
        return {**condition, "kind": swap[condition["kind"]]}
    return {**condition, "denied": True}


class Sentence:
    """A text with what is expected of it."""

    def __init__(self, text, targets, **tree):
        self.text = text
        self.tree = {"targets": targets, **tree}

    def line(self, language):
        return json.dumps({"language": language, "text": self.text, "tree": self.tree}, ensure_ascii=False)


def english(rng):
    plural = ["fields", "houses", "forests", "lakes", "storage tanks", "swimming pools", "industrial buildings", "meadows",
              "orchards", "solar panels", "tennis courts", "greenhouses"]
    anchors = [("the river", "river"), ("a road", "road"), ("the lake", "lake"), ("water", "water"), ("the main road", "main road"),
               ("the railway line", "railway line"), ("a forest", "forest"), ("any village", "village"), ("the harbour", "harbour")]
    lengths = [("200 m", 200), ("50m", 50), ("1.5 km", 1500), ("half a mile", 804.672), ("a quarter of a kilometre", 250),
               ("two hundred metres", 200), ("100 feet", 30.48), ("300 yards", 274.32), ("a mile", 1609.344), ("1,000 m", 1000),
               ("half a kilometer", 500), ("fifty meters", 50), ("2 kilometres", 2000)]
    areas = [("2 ha", 20000), ("500 sq m", 500), ("3 acres", 12140.57), ("1.5 km²", 1.5e6), ("half a hectare", 5000),
             ("1,000 m2", 1000), ("two hectares", 20000), ("10 square kilometres", 1e7), ("750 square metres", 750)]
    names = {"n": "north", "s": "south", "e": "east", "w": "west", "ne": "north-east", "nw": "northwest", "se": "south-east", "sw": "southwest"}
    picture = [("left", (-1, 0)), ("right", (1, 0)), ("top", (0, -1)), ("bottom", (0, 1)), ("upper left", (-1, -1)),
               ("bottom right", (1, 1)), ("lower left", (-1, 1)), ("top right", (1, -1))]

    def rel():
        text, noun = rng.choice(anchors)
        length, metres = rng.choice(lengths)
        direction = rng.choice(list(names))
        other, other_noun = rng.choice([a for a in anchors if a[1] != noun])
        fixed = [("near", NEAR), ("close to", NEAR), ("in the vicinity of", NEAR), ("around", NEAR), ("not far from", NEAR), ("beside", BESIDE),
                 ("next to", BESIDE), ("along", BESIDE), ("adjacent to", BESIDE), ("bordering", BESIDE)]
        measured = ["within {} of", "less than {} from", "< {} from", "up to {} from", "at most {} away from", "no more than {} from",
                    "within a {} radius of", "in a radius of {} around", "within a distance of {} from", "not more than {} from"]
        farther = ["more than {} from", "at least {} away from", "> {} from", "farther than {} from", "over {} from"]
        pick = rng.randrange(10)
        if pick < 3:
            words, metres = rng.choice(fixed)
            return f"{words} {text}", within(metres, noun)
        if pick == 3:
            return rng.choice(measured).format(length) + " " + text, within(metres, noun, True)
        if pick == 4:
            return rng.choice(farther).format(length) + " " + text, beyond(metres, noun, True)
        if pick == 5:
            words = rng.choice(["{} of", "to the {} of", "on the {} side of"]).format(names[direction])
            return f"{words} {text}", toward(direction, noun)
        if pick == 6:
            return f"between {text} and {other}", relation("between", noun, other_noun)
        if pick == 7:
            return rng.choice(["surrounded by", "in the middle of"]) + " " + text, relation("surrounded", noun)
        if pick == 8:
            return rng.choice(["inside", "within"]) + " " + text, relation("inside", noun)
        return rng.choice(["left of", "to the left of"]) + " " + text, toward(None, noun, (-1, 0))

    def condition():
        """A relation as it is attached: a clause, a denial."""
        words, tree = rel()
        pick = rng.randrange(8)
        if pick == 0:
            return f"that are {words}", tree
        if pick == 1:
            return f"which lie {words}", tree
        if pick == 2 and not words.startswith("not "):
            return f"not {words}", denied(tree)
        if pick == 3 and not words.startswith("not "):
            return f"that aren't {words}", denied(tree)
        if pick == 4 and not words.startswith("not "):
            return f", but not {words}", denied(tree)
        return words, tree

    def clause():
        text, noun = rng.choice(anchors)
        return rng.choice([(f"that touch {text}", within(BESIDE, noun)), (f"which border {text}", within(BESIDE, noun)),
                           (f"that don't touch {text}", beyond(BESIDE, noun)), ("without trees", relation("without", "trees")),
                           ("with no trees", relation("without", "trees")), ("that contain trees", relation("holding", "trees"))])

    def size():
        words, area = rng.choice(areas)
        least = rng.choice([True, False])
        patterns = ["larger than {}", "bigger than {}", "over {}", "of more than {}", "with an area of more than {}", "> {}", "of at least {}",
                    "that are larger than {}"] if least else ["smaller than {}", "of less than {}", "under {}", "with an area of at most {}", "< {}"]
        return rng.choice(patterns).format(words), {"square_metres": area, "at_least": least}

    def place():
        if rng.random() < 0.5:
            direction = rng.choice(list(names))
            words = rng.choice(["in the {}", "in the {} of the image", "in the {} part"]).format(names[direction])
            return words, part(direction)
        name, heading = rng.choice(picture)
        return rng.choice(["at the {}", "in the {} of the picture", "on the {} side"] if len(name) < 7 and " " not in name else
                          ["in the {} corner", "in the {}"]).format(name), part(None, heading)

    def ranked():
        largest = rng.choice([True, False])
        word = rng.choice(["largest", "biggest"]) if largest else "smallest"
        first, count = rng.choice([(1, 1), (2, 1), (3, 1), (1, 2), (1, 3)])
        one = {(1, 1): "{}", (2, 1): rng.choice(["second {}", "2nd {}", "second-{}"]), (3, 1): rng.choice(["third {}", "3rd {}"]),
               (1, 2): "two {}", (1, 3): "three {}"}[(first, count)].format(word)
        if (first, count) == (1, 2) and rng.random() < 0.5:
            one = f"{word} two"
        return one, {"by": "area", "descending": largest, "first": first, "count": count}

    def request(text):
        return rng.choice(["{}", "{}", "{}", "show me the {}", "please find all {}", "can you find the {}?", "where are the {}",
                           "highlight the {}, please", "I'm looking for {}", "the {}", "all {}"]).format(text)

    target = rng.choice(plural)
    kind = rng.randrange(15)
    if kind < 4:
        words, tree = condition()
        return Sentence(request(f"{target} {words}".replace(" ,", ",")), [target], relations=[tree])
    if kind == 4:
        words, tree = rel()
        more, second = rel()
        return Sentence(request(f"{target} {words} and {more}"), [target], relations=[tree, second])
    if kind == 5:
        words, tree = clause()
        return Sentence(request(f"{target} {words}"), [target], relations=[tree])
    if kind == 6:
        words, tree = size()
        return Sentence(request(f"{target} {words}"), [target], sizes=[tree])
    if kind == 7:
        words, tree = place()
        return Sentence(request(f"{target} {words}"), [target], parts=[tree])
    if kind == 8:
        words, tree = ranked()
        more, second = rng.choice([("", None), rel(), rel()])
        return Sentence(f"the {words} {target} {more}".strip(), [target], ranking=tree, relations=[second] if second else [])
    if kind == 9:
        text, noun = rng.choice(anchors[:3])
        number, count = rng.choice([("", 1), ("two ", 2), ("3 ", 3)])
        nearest = rng.choice([True, False])
        word = rng.choice(["nearest", "closest"]) if nearest else "farthest"
        link = "to" if nearest else "from"
        form = rng.choice([f"the {number}{word} {target} {link} {text}", f"the {number}{target} {word} {link} {text}"])
        return Sentence(form, [target], ranking={"by": "distance", "descending": not nearest, "first": 1, "count": count, "anchor": [noun]})
    if kind == 10:
        words = rng.choice(["everything but {}", "everything except {}", "anything but {}", "everything that isn't {}", "all but {}", "not {}",
                            "everything other than {}", "no {}", "everything which is not {}"])
        return Sentence(words.format(target), [target], complement=True)
    if kind == 11:
        other = rng.choice([p for p in plural if p != target])
        third = rng.choice([p for p in plural if p not in (target, other)])
        words, targets = rng.choice([(f"{target}, {other}", [target, other]), (f"{target} and {other}", [target, other]),
                                     (f"{target} or {other}", [target, other]), (f"{target}, {other} and {third}", [target, other, third])])
        if rng.random() < 0.4:
            more, tree = rel()
            return Sentence(f"{words} {more}", targets, relations=[tree])
        return Sentence(words, targets)
    if kind == 12:
        words, tree = rel()
        form = rng.choice(["how many {} are there {}?", "how many {} are {}", "count the {} {}", "number of {} {}"])
        return Sentence(form.format(target, words), [target], counts=True, relations=[tree])
    if kind == 13:
        words, tree = rel()
        return Sentence(rng.choice(["everything {}", "anything {}"]).format(words), [], relations=[tree])
    direction = rng.choice(list(names))
    name, heading = rng.choice(picture)
    adjective = {"n": "northern", "s": "southern", "e": "eastern", "w": "western", "ne": "north-eastern", "nw": "northwestern", "se": "southeastern",
                 "sw": "south-western"}
    more, tree = rel()
    return rng.choice([Sentence(f"the {adjective[direction]} {target} {more}", [target], parts=[part(direction)], relations=[tree]),
                       Sentence(f"{name.replace(' ', '-')} {target}", [target], parts=[part(None, heading)]),
                       Sentence(f"{target} larger than 2 ha {more}", [target], sizes=[{"square_metres": 20000, "at_least": True}], relations=[tree]),
                       Sentence(f"{target} between 50 and 200 m from the river", [target],
                                relations=[beyond(50, "river", True), within(200, "river", True)])])


def german(rng):
    targets = ["Häuser", "Felder", "Wälder", "Seen", "Wiesen", "Parkplätze", "Gewächshäuser", "Industriegebäude", "Sportplätze", "Schwimmbecken"]
    # accusative, genitive with its noun, dative, "vom", "am", "zum"
    anchors = [("den Fluss", "Fluss", "des Flusses", "Flusses", "dem Fluss", "vom Fluss", "am Fluss", "zum Fluss"),
               ("die Straße", "Straße", "der Straße", "Straße", "der Straße", "von der Straße", "an der Straße", "zur Straße"),
               ("den See", "See", "des Sees", "Sees", "dem See", "vom See", "am See", "zum See"),
               ("die Bahnlinie", "Bahnlinie", "der Bahnlinie", "Bahnlinie", "der Bahnlinie", "von der Bahnlinie", "an der Bahnlinie", "zur Bahnlinie"),
               ("den Wald", "Wald", "des Waldes", "Waldes", "dem Wald", "vom Wald", "am Wald", "zum Wald")]
    lengths = [("200 m", 200), ("50 Meter", 50), ("1,5 km", 1500), ("einen halben Kilometer", 500), ("zweihundert Meter", 200), ("eine Meile", 1609.344),
               ("1.000 m", 1000)]
    areas = [("2 ha", 20000), ("500 m²", 500), ("1,5 Hektar", 15000), ("2 km²", 2e6), ("750 Quadratmeter", 750)]
    sides = {"n": "nördlich", "s": "südlich", "e": "östlich", "w": "westlich", "ne": "nordöstlich", "nw": "nordwestlich", "se": "südöstlich"}
    parts = [("im Norden", "n"), ("im Süden", "s"), ("im Osten", "e"), ("im Westen", "w"), ("im Nordosten", "ne"), ("im nördlichen Teil", "n"),
             ("im südwestlichen Teil des Bildes", "sw")]
    picture = [("oben links", (-1, -1)), ("unten rechts", (1, 1)), ("auf der linken Seite", (-1, 0)), ("in der oberen rechten Ecke", (1, -1)),
               ("links unten", (-1, 1)), ("am unteren Rand", (0, 1))]
    target = rng.choice(targets)
    acc, noun, gen, gen_noun, dat, von, an, zu = rng.choice(anchors)
    other = rng.choice([a for a in anchors if a[1] != noun])
    length, metres = rng.choice(lengths)
    area, square = rng.choice(areas)
    side = rng.choice(list(sides))

    def rel():
        return rng.choice([(f"in der Nähe {gen}", within(NEAR, gen_noun)), (f"in der Nähe {von}", within(NEAR, noun)), (f"nahe {dat}", within(NEAR, noun)),
                           (f"neben {dat}", within(BESIDE, noun)), (an, within(BESIDE, noun)), (f"entlang {gen}", within(BESIDE, gen_noun)),
                           (f"innerhalb von {length} um {acc}", within(metres, noun, True)), (f"höchstens {length} {von} entfernt", within(metres, noun, True)),
                           (f"weniger als {length} {von}", within(metres, noun, True)), (f"im Umkreis von 300 m um {acc}", within(300, noun, True)),
                           (f"mehr als {length} {von} entfernt", beyond(metres, noun, True)), (f"mindestens {length} {von}", beyond(metres, noun, True)),
                           (f"weit entfernt {von}", beyond(NEAR, noun)), (f"{sides[side]} {gen}", toward(side, gen_noun)),
                           (f"{sides[side]} {von}", toward(side, noun)), (f"zwischen {dat} und {other[4]}", relation("between", noun, other[1])),
                           (f"umgeben {von}", relation("surrounded", noun)), (f"links {von}", toward(None, noun, (-1, 0)))])

    def request(text):
        return rng.choice(["{}", "{}", "zeige mir die {}", "wo sind die {}?", "bitte finde alle {}", "die {}", "Kannst du mir alle {} zeigen?", "ich suche {}"]).format(text)

    kind = rng.randrange(14)
    words, tree = rel()
    if kind < 3:
        return Sentence(request(f"{target} {words}"), [target], relations=[tree])
    if kind == 3:
        return Sentence(f"{target}, die {words} liegen", [target], relations=[tree])
    if kind == 4:
        return rng.choice([Sentence(f"{target}, die nicht {words} liegen", [target], relations=[denied(tree)]),
                           Sentence(f"{target}, aber nicht {words}", [target], relations=[denied(tree)])])
    if kind == 5:
        return rng.choice([Sentence(f"{target} ohne Bäume", [target], relations=[relation("without", "Bäume")]),
                           Sentence(f"{target}, die {acc} berühren", [target], relations=[within(BESIDE, noun)]),
                           Sentence(f"{target}, aber nicht {words}, im Norden", [target], relations=[denied(tree)], parts=[part("n")])])
    if kind == 6:
        least = rng.choice([True, False])
        forms = ["größer als {}", "mit einer Fläche von mehr als {}", "über {}", "mit mindestens {}"] if least else ["kleiner als {}", "unter {}", "mit höchstens {}"]
        form = rng.choice(forms + ([", die größer als {} sind"] if least else [", die kleiner als {} sind"])).format(area)
        return Sentence(request(f"{target} {form}".replace(" ,", ",")), [target], sizes=[{"square_metres": square, "at_least": least}])
    if kind == 7:
        if rng.random() < 0.5:
            place, direction = rng.choice(parts)
            return Sentence(request(f"{target} {place}"), [target], parts=[part(direction)])
        place, heading = rng.choice(picture)
        return Sentence(f"{target} {place}", [target], parts=[part(None, heading)])
    if kind == 8:
        form, ranking = rng.choice([("die größten", (True, 1, 1)), ("die zwei größten", (True, 1, 2)), ("die zweitgrößten", (True, 2, 1)),
                                    ("die drei kleinsten", (False, 1, 3)), ("die 2 größten", (True, 1, 2)), ("die drittgrößten", (True, 3, 1))])
        more, second = rng.choice([("", None), (words, tree)])
        return Sentence(f"{form} {target} {more}".strip(), [target], relations=[second] if second else [],
                        ranking={"by": "area", "descending": ranking[0], "first": ranking[1], "count": ranking[2]})
    if kind == 9:
        form, count = rng.choice([(f"die nächsten {target} {zu}", 1), (f"{target} am nächsten {zu}", 1), (f"die zwei {target} am nächsten {zu}", 2)])
        return Sentence(form, [target], ranking={"by": "distance", "descending": False, "first": 1, "count": count, "anchor": [noun]})
    if kind == 10:
        form = rng.choice(["alles außer {}", "alles, was nicht {} ist", "keine {}", "alles bis auf {}", "nicht {}", "alles andere als {}"])
        return Sentence(form.format(target), [target], complement=True)
    if kind == 11:
        second = rng.choice([t for t in targets if t != target])
        form = rng.choice(["{} und {}", "{} oder {}", "{} sowie {}"]).format(target, second)
        return Sentence(f"{form} {words}", [target, second], relations=[tree])
    if kind == 12:
        form = rng.choice(["wie viele {} gibt es {}?", "wie viele {} liegen {}", "Anzahl der {} {}", "zähle die {} {}"])
        return Sentence(form.format(target, words), [target], counts=True, relations=[tree])
    adjective = {"n": "nördlichen", "s": "südlichen", "e": "östlichen", "w": "westlichen"}
    direction = rng.choice(list(adjective))
    return rng.choice([Sentence(f"die {adjective[direction]} {target} {words}", [target], parts=[part(direction)], relations=[tree]),
                       Sentence(f"alles {words}", [], relations=[tree]),
                       Sentence(f"{target} zwischen 50 und 200 m {von}", [target], relations=[beyond(50, noun, True), within(200, noun, True)])])


def french(rng):
    targets = ["maisons", "forêts", "étangs", "prairies", "serres", "bâtiments industriels", "terrains de sport", "piscines", "vergers", "parkings"]
    # after "de", after "à", with its article, the noun
    anchors = [("de la rivière", "à la rivière", "la rivière", "rivière"), ("du lac", "au lac", "le lac", "lac"), ("de la route", "à la route", "la route", "route"),
               ("d'un village", "à un village", "un village", "village"), ("de la voie ferrée", "à la voie ferrée", "la voie ferrée", "voie ferrée"),
               ("de l'autoroute", "à l'autoroute", "l'autoroute", "autoroute"), ("du port", "au port", "le port", "port")]
    lengths = [("200 m", 200), ("50 mètres", 50), ("1,5 km", 1500), ("cinq cents mètres", 500), ("2 kilomètres", 2000), ("300 m", 300)]
    areas = [("2 ha", 20000), ("500 m²", 500), ("1,5 hectare", 15000), ("2 km²", 2e6), ("750 mètres carrés", 750)]
    sides = {"n": "au nord", "s": "au sud", "e": "à l'est", "w": "à l'ouest", "ne": "au nord-est", "sw": "au sud-ouest"}
    places = [("dans le nord", "n"), ("au sud de l'image", "s"), ("dans l'ouest", "w"), ("dans la partie nord", "n"), ("dans la moitié est", "e"), ("au nord-ouest", "nw")]
    picture = [("en haut à gauche", (-1, -1)), ("en bas à droite", (1, 1)), ("dans le coin supérieur droit", (1, -1)), ("à gauche", (-1, 0)), ("en bas", (0, 1))]
    target = rng.choice(targets)
    of, to, the, noun = rng.choice(anchors)
    other = rng.choice([a for a in anchors if a[3] != noun])
    length, metres = rng.choice(lengths)
    area, square = rng.choice(areas)
    side = rng.choice(list(sides))

    def rel():
        return rng.choice([(f"près {of}", within(NEAR, noun)), (f"à proximité {of}", within(NEAR, noun)), (f"non loin {of}", within(NEAR, noun)),
                           (f"à côté {of}", within(BESIDE, noun)), (f"le long {of}", within(BESIDE, noun)), (f"au bord {of}", within(BESIDE, noun)),
                           (f"à moins de {length} {of}", within(metres, noun, True)), (f"dans un rayon de {length} autour {of}", within(metres, noun, True)),
                           (f"à plus de {length} {of}", beyond(metres, noun, True)), (f"à au moins {length} {of}", beyond(metres, noun, True)),
                           (f"loin {of}", beyond(NEAR, noun)), (f"{sides[side]} {of}", toward(side, noun)), (f"à gauche {of}", toward(None, noun, (-1, 0))),
                           (f"entre {the} et {other[2]}", relation("between", noun, other[3])), (f"à l'intérieur {of}", relation("inside", noun)),
                           (f"au milieu {of}", relation("surrounded", noun))])

    def request(text):
        return rng.choice(["{}", "{}", "les {}", "montrez-moi les {}", "où sont les {} ?", "trouve toutes les {}, s'il te plaît", "je cherche les {}",
                           "pouvez-vous trouver les {} ?", "toutes les {}"]).format(text)

    kind = rng.randrange(14)
    words, tree = rel()
    if kind < 3:
        return Sentence(request(f"{target} {words}"), [target], relations=[tree])
    if kind == 3:
        return Sentence(rng.choice(["{} qui sont {}", "{} situées {}", "{} qui se trouvent {}"]).format(target, words), [target], relations=[tree])
    if kind == 4:
        return Sentence(rng.choice(["{} qui ne sont pas {}", "{}, mais pas {}", "{} pas {}"]).format(target, words), [target], relations=[denied(tree)])
    if kind == 5:
        return rng.choice([Sentence(f"{target} sans arbres", [target], relations=[relation("without", "arbres")]),
                           Sentence(f"{target} qui touchent {the}", [target], relations=[within(BESIDE, noun)]),
                           Sentence(f"{target} qui ne touchent pas {the}", [target], relations=[beyond(BESIDE, noun)]),
                           Sentence(f"{target} {words} et dans le nord", [target], relations=[tree], parts=[part("n")])])
    if kind == 6:
        least = rng.choice([True, False])
        forms = ["de plus de {}", "d'au moins {}", "plus grandes que {}", "d'une superficie supérieure à {}"] if least else ["de moins de {}", "plus petites que {}"]
        return Sentence(request(f"{target} {rng.choice(forms).format(area)}"), [target], sizes=[{"square_metres": square, "at_least": least}])
    if kind == 7:
        if rng.random() < 0.5:
            place, direction = rng.choice(places)
            return Sentence(request(f"{target} {place}"), [target], parts=[part(direction)])
        place, heading = rng.choice(picture)
        return Sentence(f"{target} {place}", [target], parts=[part(None, heading)])
    if kind == 8:
        form, ranking = rng.choice([("les plus grandes {}", (True, 1, 1)), ("les deux plus grandes {}", (True, 1, 2)), ("les trois plus petites {}", (False, 1, 3)),
                                    ("les {} les plus grandes", (True, 1, 1)), ("les deux {} les plus petites", (False, 1, 2)),
                                    ("les deuxièmes plus grandes {}", (True, 2, 1))])
        more, second = rng.choice([("", None), (words, tree)])
        return Sentence(f"{form.format(target)} {more}".strip(), [target], relations=[second] if second else [],
                        ranking={"by": "area", "descending": ranking[0], "first": ranking[1], "count": ranking[2]})
    if kind == 9:
        form, count, far = rng.choice([(f"les {target} les plus proches {of}", 1, False), (f"les trois {target} les plus proches {of}", 3, False),
                                       (f"les {target} les plus éloignées {of}", 1, True)])
        return Sentence(form, [target], ranking={"by": "distance", "descending": far, "first": 1, "count": count, "anchor": [noun]})
    if kind == 10:
        form = rng.choice(["tout sauf les {}", "tout ce qui n'est pas {}", "pas de {}", "tout à l'exception des {}", "aucune {}"])
        return Sentence(form.format(target), [target], complement=True)
    if kind == 11:
        second = rng.choice([t for t in targets if t != target])
        form = rng.choice(["{} et {}", "{} ou {}", "{} ainsi que {}"]).format(target, second)
        return Sentence(f"{form} {words}", [target, second], relations=[tree])
    if kind == 12:
        form = rng.choice(["combien de {} y a-t-il {} ?", "combien de {} sont {}", "nombre de {} {}", "comptez les {} {}"])
        return Sentence(form.format(target, words), [target], counts=True, relations=[tree])
    return rng.choice([Sentence(f"tout {words}", [], relations=[tree]),
                       Sentence(f"{target} entre 50 et 200 m {of}", [target], relations=[beyond(50, noun, True), within(200, noun, True)]),
                       Sentence(f"{target} de plus de 2 ha {words}", [target], sizes=[{"square_metres": 20000, "at_least": True}], relations=[tree])])


def spanish(rng):
    targets = ["casas", "bosques", "lagos", "praderas", "invernaderos", "edificios industriales", "piscinas", "huertos", "aparcamientos", "canchas de tenis"]
    # after "de", after "a", with its article, the noun
    anchors = [("del río", "al río", "el río", "río"), ("de la carretera", "a la carretera", "la carretera", "carretera"), ("del lago", "al lago", "el lago", "lago"),
               ("de un pueblo", "a un pueblo", "un pueblo", "pueblo"), ("de la vía férrea", "a la vía férrea", "la vía férrea", "vía férrea"),
               ("del puerto", "al puerto", "el puerto", "puerto")]
    lengths = [("200 m", 200), ("50 metros", 50), ("1,5 km", 1500), ("medio kilómetro", 500), ("dos kilómetros", 2000), ("media milla", 804.672)]
    areas = [("2 ha", 20000), ("500 m²", 500), ("1,5 hectáreas", 15000), ("2 km²", 2e6), ("750 metros cuadrados", 750)]
    sides = {"n": "al norte", "s": "al sur", "e": "al este", "w": "al oeste", "ne": "al noreste", "sw": "al suroeste"}
    places = [("en el norte", "n"), ("en el sur de la imagen", "s"), ("en la parte norte", "n"), ("en la mitad oeste", "w"), ("en el sureste", "se")]
    picture = [("arriba a la izquierda", (-1, -1)), ("abajo a la derecha", (1, 1)), ("en la esquina superior derecha", (1, -1)), ("a la izquierda", (-1, 0)),
               ("en la parte inferior", (0, 1))]
    target = rng.choice(targets)
    of, to, the, noun = rng.choice(anchors)
    other = rng.choice([a for a in anchors if a[3] != noun])
    length, metres = rng.choice(lengths)
    area, square = rng.choice(areas)
    side = rng.choice(list(sides))

    def rel():
        return rng.choice([(f"cerca {of}", within(NEAR, noun)), (f"alrededor {of}", within(NEAR, noun)), (f"no lejos {of}", within(NEAR, noun)),
                           (f"junto {to}", within(BESIDE, noun)), (f"al lado {of}", within(BESIDE, noun)), (f"a lo largo {of}", within(BESIDE, noun)),
                           (f"a menos de {length} {of}", within(metres, noun, True)), (f"en un radio de {length} alrededor {of}", within(metres, noun, True)),
                           (f"a más de {length} {of}", beyond(metres, noun, True)), (f"al menos a {length} {of}", None),
                           (f"lejos {of}", beyond(NEAR, noun)), (f"{sides[side]} {of}", toward(side, noun)), (f"a la izquierda {of}", toward(None, noun, (-1, 0))),
                           (f"entre {the} y {other[2]}", relation("between", noun, other[3])), (f"dentro {of}", relation("inside", noun)),
                           (f"en medio {of}", relation("surrounded", noun))])

    def request(text):
        return rng.choice(["{}", "{}", "las {}", "muéstrame las {}", "¿dónde están las {}?", "busca todas las {}, por favor", "quiero ver las {}", "todas las {}"]).format(text)

    kind = rng.randrange(14)
    words, tree = rel()
    while tree is None:
        words, tree = rel()
    if kind < 3:
        return Sentence(request(f"{target} {words}"), [target], relations=[tree])
    if kind == 3:
        return Sentence(rng.choice(["{} que están {}", "{} situadas {}", "{} que se encuentran {}"]).format(target, words), [target], relations=[tree])
    if kind == 4:
        if words.startswith("no "):
            return Sentence(f"{target} {words}", [target], relations=[tree])
        return Sentence(rng.choice(["{} que no están {}", "{}, pero no {}", "{} no {}"]).format(target, words), [target], relations=[denied(tree)])
    if kind == 5:
        return rng.choice([Sentence(f"{target} sin árboles", [target], relations=[relation("without", "árboles")]),
                           Sentence(f"{target} que tocan {the}", [target], relations=[within(BESIDE, noun)]),
                           Sentence(f"{target} que no tocan {the}", [target], relations=[beyond(BESIDE, noun)]),
                           Sentence(f"{target} {words} y en el norte", [target], relations=[tree], parts=[part("n")])])
    if kind == 6:
        least = rng.choice([True, False])
        forms = ["de más de {}", "mayores de {}", "más grandes que {}", "de al menos {}", "con una superficie superior a {}"] if least else ["de menos de {}", "menores de {}", "más pequeñas que {}"]
        return Sentence(request(f"{target} {rng.choice(forms).format(area)}"), [target], sizes=[{"square_metres": square, "at_least": least}])
    if kind == 7:
        if rng.random() < 0.5:
            place, direction = rng.choice(places)
            return Sentence(request(f"{target} {place}"), [target], parts=[part(direction)])
        place, heading = rng.choice(picture)
        return Sentence(f"{target} {place}", [target], parts=[part(None, heading)])
    if kind == 8:
        form, ranking = rng.choice([("las {} más grandes", (True, 1, 1)), ("las dos {} más grandes", (True, 1, 2)), ("las tres {} más pequeñas", (False, 1, 3)),
                                    ("las segundas {} más grandes", (True, 2, 1))])
        more, second = rng.choice([("", None), (words, tree)])
        return Sentence(f"{form.format(target)} {more}".strip(), [target], relations=[second] if second else [],
                        ranking={"by": "area", "descending": ranking[0], "first": ranking[1], "count": ranking[2]})
    if kind == 9:
        form, count, far = rng.choice([(f"las {target} más cercanas {to}", 1, False), (f"las tres {target} más cercanas {to}", 3, False),
                                       (f"las {target} más lejanas {of}", 1, True)])
        return Sentence(form, [target], ranking={"by": "distance", "descending": far, "first": 1, "count": count, "anchor": [noun]})
    if kind == 10:
        form = rng.choice(["todo menos las {}", "todo lo que no es {}", "todo excepto las {}", "ninguna {}", "todo salvo {}"])
        return Sentence(form.format(target), [target], complement=True)
    if kind == 11:
        second = rng.choice([t for t in targets if t != target])
        form = rng.choice(["{} y {}", "{} o {}", "{} así como {}"]).format(target, second)
        return Sentence(f"{form} {words}", [target, second], relations=[tree])
    if kind == 12:
        form = rng.choice(["¿cuántas {} hay {}?", "cuántas {} están {}", "número de {} {}", "cuenta las {} {}"])
        return Sentence(form.format(target, words), [target], counts=True, relations=[tree])
    return rng.choice([Sentence(f"todo {words}", [], relations=[tree]),
                       Sentence(f"{target} entre 50 y 200 m {of}", [target], relations=[beyond(50, noun, True), within(200, noun, True)]),
                       Sentence(f"{target} de más de 2 ha {words}", [target], sizes=[{"square_metres": 20000, "at_least": True}], relations=[tree])])


def chinese(rng):
    targets = ["房子", "森林", "田地", "草地", "停车场", "温室", "工业建筑", "游泳池", "果园", "网球场"]
    anchors = ["河流", "道路", "湖", "铁路", "村庄", "港口"]
    lengths = [("200米", 200), ("五十米", 50), ("1.5公里", 1500), ("半公里", 500), ("两公里", 2000), ("半英里", 804.672)]
    areas = [("2公顷", 20000), ("500平方米", 500), ("两公顷", 20000), ("2平方公里", 2e6), ("3亩", 2000)]
    sides = {"n": "北", "s": "南", "e": "东", "w": "西", "ne": "东北", "sw": "西南"}
    picture = [("左上角", (-1, -1)), ("右下角", (1, 1)), ("右上角", (1, -1)), ("左边", (-1, 0)), ("底部", (0, 1))]
    target = rng.choice(targets)
    noun = rng.choice(anchors)
    other = rng.choice([a for a in anchors if a != noun])
    length, metres = rng.choice(lengths)
    area, square = rng.choice(areas)
    side = rng.choice(list(sides))

    def rel():
        return rng.choice([(f"{noun}附近", within(NEAR, noun)), (f"{noun}周围", within(NEAR, noun)), (f"靠近{noun}", within(NEAR, noun)),
                           (f"{noun}旁边", within(BESIDE, noun)), (f"{noun}沿线", within(BESIDE, noun)), (f"紧邻{noun}", within(BESIDE, noun)),
                           (f"与{noun}相邻", within(BESIDE, noun)), (f"距离{noun}{length}以内", within(metres, noun, True)),
                           (f"离{noun}不到{length}", within(metres, noun, True)), (f"{noun}周围{length}内", within(metres, noun, True)),
                           (f"距{noun}超过{length}", beyond(metres, noun, True)), (f"离{noun}{length}以外", beyond(metres, noun, True)),
                           (f"远离{noun}", beyond(NEAR, noun)), (f"{noun}以{sides[side]}" if len(sides[side]) == 1 else f"{noun}{sides[side]}方", toward(side, noun)),
                           (f"{noun}{sides[side]}边" if len(sides[side]) == 1 else f"{noun}{sides[side]}部", toward(side, noun)),
                           (f"{noun}左侧", toward(None, noun, (-1, 0))), (f"{noun}和{other}之间", relation("between", noun, other)),
                           (f"被{noun}包围", relation("surrounded", noun)), (f"{noun}里", relation("inside", noun))])

    def request(text):
        return rng.choice(["{}", "{}", "请显示{}", "{}在哪里?", "请找出{}", "所有{}", "给我看{}", "帮我找{},谢谢"]).format(text)

    kind = rng.randrange(13)
    words, tree = rel()
    if kind < 4:
        return Sentence(request(f"{words}的{target}"), [target], relations=[tree])
    if kind == 4:
        verb = words[0] in "靠紧与距离远被"
        return Sentence(f"{'不' if verb else '不在'}{words}的{target}", [target], relations=[denied(tree)])
    if kind == 5:
        return rng.choice([Sentence(f"没有建筑的{target}", [target], relations=[relation("without", "建筑")]),
                           Sentence(f"{words}的{target},但不在北部", [target], relations=[tree], parts=[part("n", denied=True)]),
                           Sentence(f"位于北部且{words}的{target}", [target], relations=[tree], parts=[part("n")])])
    if kind == 6:
        least = rng.choice([True, False])
        forms = ["面积大于{}", "大于{}", "超过{}", "{}以上"] if least else ["面积小于{}", "小于{}", "不超过{}", "{}以下"]
        return Sentence(request(f"{rng.choice(forms).format(area)}的{target}"), [target], sizes=[{"square_metres": square, "at_least": least}])
    if kind == 7:
        if rng.random() < 0.5:
            place = rng.choice(["{}部的", "图像{}部的", "位于{}部的", "{}部"]).format(sides[side])
            return Sentence(request(f"{place}{target}"), [target], parts=[part(side)])
        place, heading = rng.choice(picture)
        return Sentence(f"{place}的{target}", [target], parts=[part(None, heading)])
    if kind == 8:
        form, ranking = rng.choice([("最大的{}", (True, 1, 1)), ("第二大的{}", (True, 2, 1)), ("最大的两个{}", (True, 1, 2)), ("三个最小的{}", (False, 1, 3)),
                                    ("第三小的{}", (False, 3, 1)), ("面积最大的{}", (True, 1, 1))])
        more, second = rng.choice([("", None), (words + "的", tree)])
        return Sentence(more + form.format(target), [target], relations=[second] if second else [],
                        ranking={"by": "area", "descending": ranking[0], "first": ranking[1], "count": ranking[2]})
    if kind == 9:
        form, count, far = rng.choice([("离{}最近的{}", 1, False), ("距离{}最远的{}", 1, True), ("离{}最近的两个{}", 2, False)])
        return Sentence(form.format(noun, target), [target], ranking={"by": "distance", "descending": far, "first": 1, "count": count, "anchor": [noun]})
    if kind == 10:
        form = rng.choice(["除了{}以外的一切", "{}以外的地方", "不是{}的地方", "除{}外", "非{}"])
        return Sentence(form.format(target), [target], complement=True)
    if kind == 11:
        second = rng.choice([t for t in targets if t != target])
        form = rng.choice(["{}和{}", "{}或{}", "{}、{}", "{}以及{}"]).format(target, second)
        return Sentence(f"{words}的{form}", [target, second], relations=[tree])
    return rng.choice([Sentence(f"有多少{words}的{target}?", [target], counts=True, relations=[tree]),
                       Sentence(f"{words}的{target}有多少个", [target], counts=True, relations=[tree]),
                       Sentence(f"{words}的{target}的数量", [target], counts=True, relations=[tree]),
                       Sentence(f"{words}的地方", [], relations=[tree])])


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent / "language")
    corpus = ""
    for code, make in {"en": english, "de": german, "fr": french, "es": spanish, "zh": chinese}.items():
        rng = random.Random(code)
        lines = {}
        while len(lines) < PER_LANGUAGE:
            sentence = make(rng)
            lines.setdefault(sentence.text, sentence.line(code))
        corpus += "".join(line + "\n" for line in lines.values())
    (folder / "corpus.jsonl").write_text(corpus, encoding="utf-8")


if __name__ == "__main__":
    main()
