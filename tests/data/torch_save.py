#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a training checkpoint as torch.save does, with Python's own pickle and without PyTorch.

  tests/data/torch_save.py OUT
  tests/data/torch_save.py --legacy OUT    # as before 1.6
"""
import argparse
import io
import pickle
import struct
import sys
import types
import zipfile
from collections import OrderedDict


def fake_module(name, **members):
    """A module under PyTorch's name, so that the pickle names what PyTorch's would."""
    module = types.ModuleType(name)
    for key, value in members.items():
        value.__module__, value.__qualname__, value.__name__ = name, key, key
        setattr(module, key, value)
    sys.modules[name] = module


class Storage:
    def __init__(self, kind, letter, values):
        self.kind, self.data, self.count = kind, struct.pack(f"<{len(values)}{letter}", *values), len(values)


def rebuild_tensor(*_):
    raise AssertionError("only its name is pickled")


class Tensor:
    def __init__(self, storage, offset, size, stride):
        self.arguments = storage, offset, size, stride, False, OrderedDict()

    def __reduce_ex__(self, protocol):
        return rebuild_tensor, self.arguments


class FloatStorage:
    pass


class HalfStorage:
    pass


class Pickler(pickle.Pickler):
    def __init__(self, file, legacy=False):
        super().__init__(file, protocol=2)
        self.storages, self.legacy = [], legacy

    def persistent_id(self, value):
        if not isinstance(value, Storage):
            return None
        if value not in self.storages:
            self.storages.append(value)
        known = "storage", value.kind, str(self.storages.index(value)), "cpu", value.count
        return (*known, None) if self.legacy else known


def checkpoint():
    shared = Storage(FloatStorage, "f", range(6))
    weights = OrderedDict()
    weights["module.proj"] = Tensor(shared, 0, (2, 3), (3, 1))
    weights["module.proj_t"] = Tensor(shared, 0, (3, 2), (1, 3))
    weights["module.scale"] = Tensor(Storage(HalfStorage, "e", [1.0]), 0, (), ())
    weights._metadata = OrderedDict([("", {"version": 1})])
    moment = Tensor(Storage(FloatStorage, "f", [0.5, 0.25]), 0, (2,), (1,))
    return {
        "epoch": 3,
        "name": "small",
        "state_dict": weights,
        "optimizer": {"state": {0: {"step": 10, "exp_avg": moment}}, "param_groups": [{"lr": 1e-3, "params": [0]}]},
        "args": argparse.Namespace(lr=1e-3, betas=(0.9, 0.98), devices={0, 1}, seed=2 ** 70),
    }


def pickled(legacy=False):
    """The pickle of the checkpoint, and its storages."""
    fake_module("torch", FloatStorage=FloatStorage, HalfStorage=HalfStorage)
    fake_module("torch._utils", _rebuild_tensor_v2=rebuild_tensor)
    stream = io.BytesIO()
    pickler = Pickler(stream, legacy)
    pickler.dump(checkpoint())
    return stream.getvalue(), pickler.storages


def write_legacy(path):
    content, storages = pickled(legacy=True)
    system = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
    keys = sorted(str(number) for number in range(len(storages)))
    with open(path, "wb") as file:
        for value in 0x1950a86a20f9469cfc6c, 1001, system:
            pickle.dump(value, file, protocol=2)
        file.write(content)
        pickle.dump(keys, file, protocol=2)
        for key in keys:
            file.write(struct.pack("<q", storages[int(key)].count) + storages[int(key)].data)


def write_zip(path, compression, records):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in records:
            # The same file at every run.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, compression)


def main(path):
    content, storages = pickled()
    records = [("data.pkl", content), ("byteorder", b"little")]
    records += [(f"data/{i}", storage.data) for i, storage in enumerate(storages)] + [("version", b"3\n")]
    write_zip(path, zipfile.ZIP_STORED, [(f"torch_save/{name}", content) for name, content in records])


if __name__ == "__main__":
    if sys.argv[1] == "--legacy":
        write_legacy(sys.argv[2])
    else:
        main(sys.argv[1])
