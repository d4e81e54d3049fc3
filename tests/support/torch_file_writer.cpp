// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/torch_file_writer.h"

#include <fstream>
#include <map>
#include <stdexcept>

#include <zip.h>

namespace xemap::test {

namespace {

using checkpoint::ScalarKind;

const char *storageType(ScalarKind kind) {
  switch (kind) {
  case ScalarKind::Float32:
    return "FloatStorage";
  case ScalarKind::Float16:
    return "HalfStorage";
  case ScalarKind::BFloat16:
    return "BFloat16Storage";
  case ScalarKind::Int64:
    return "LongStorage";
  case ScalarKind::Float64:
    return "DoubleStorage";
  case ScalarKind::Int32:
    return "IntStorage";
  case ScalarKind::Int16:
    return "ShortStorage";
  case ScalarKind::Int8:
    return "CharStorage";
  case ScalarKind::UInt8:
    return "ByteStorage";
  case ScalarKind::Bool:
    return "BoolStorage";
  }
  return "";
}

std::string littleEndian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i)
    text += static_cast<char>(value >> (8 * i));
  return text;
}

std::vector<std::int64_t> rowMajor(const std::vector<std::int64_t> &shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (auto axis = shape.size(); axis-- > 1;)
    strides[axis - 1] = strides[axis] * shape[axis];
  return strides;
}

/// Gives each storage its key and its record.
class Storages {
public:
  explicit Storages(const std::vector<NamedTensor> &tensors) {
    for (const auto &tensor : tensors)
      mShared.emplace(tensor.storage, &tensor.bytes);
  }

  void put(PickleText &pickle, const NamedTensor &tensor) {
    const auto width = static_cast<std::int64_t>(checkpoint::scalarBytes(tensor.kind));
    const auto &bytes = tensor.storage.empty() ? tensor.bytes : *mShared.at(tensor.storage);
    auto key = std::to_string(mBytes.size());
    if (const auto known = mKeys.find(tensor.storage); known != mKeys.end())
      key = known->second;
    else
      add(bytes, static_cast<std::size_t>(width));
    if (!tensor.storage.empty())
      mKeys[tensor.storage] = key;
    const auto elements = static_cast<std::int64_t>(mBytes[std::stoul(key)].size()) / width;
    pickle.tensor(storageType(tensor.kind), key, elements, tensor.offset, tensor.shape,
                  tensor.strides.empty() ? rowMajor(tensor.shape) : tensor.strides);
  }

  const std::vector<std::string> &bytes() const { return mBytes; }
  const std::vector<std::size_t> &widths() const { return mWidths; } ///< Of an element of each.

private:
  void add(const std::vector<std::byte> &bytes, std::size_t width) {
    mBytes.emplace_back(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    mWidths.push_back(width);
  }

  std::map<std::string, const std::vector<std::byte> *> mShared;
  std::vector<std::string> mBytes;
  std::vector<std::size_t> mWidths;
  std::map<std::string, std::string> mKeys; ///< Of the shared storages written so far.
};

void putOrderedDict(PickleText &pickle, Storages &storages, const std::vector<NamedTensor> &tensors) {
  pickle.global("collections", "OrderedDict").raw(")Rq\1(");
  for (const auto &tensor : tensors) {
    pickle.text(tensor.name);
    storages.put(pickle, tensor);
  }
  // Modules hang the versions of their layouts on the dict.
  pickle.raw("u}").text("_metadata").global("collections", "OrderedDict").raw(")Rsb");
}

/// Tensors whose names begin with `prefix`, as the attributes of a module and of those within it.
void putModule(PickleText &pickle, Storages &storages, const std::vector<NamedTensor> &tensors,
               const std::string &prefix) {
  pickle.global("__torch__.model.___torch_mangle_7", "Module").raw(")\x81}(").text("training").raw("\x89");
  std::map<std::string, bool> modules;
  for (const auto &tensor : tensors) {
    if (tensor.name.compare(0, prefix.size(), prefix) != 0)
      continue;
    const auto attribute = tensor.name.substr(prefix.size());
    const auto dot = attribute.find('.');
    if (dot != std::string::npos) {
      modules[attribute.substr(0, dot)] = true;
      continue;
    }
    pickle.text(attribute);
    storages.put(pickle, tensor);
  }
  for (const auto &[name, ignored] : modules) {
    pickle.text(name);
    putModule(pickle, storages, tensors, prefix + name + ".");
  }
  pickle.raw("ub");
}

} // namespace

PickleText &PickleText::raw(const std::string &bytes) {
  mBytes += bytes;
  return *this;
}

PickleText &PickleText::global(const std::string &module, const std::string &name) {
  return raw("c" + module + "\n" + name + "\n");
}

PickleText &PickleText::text(const std::string &value) {
  return raw("X" + littleEndian(value.size(), 4) + value);
}

PickleText &PickleText::integer(std::int64_t value) {
  if (value >= 0 && value < 256)
    return raw("K" + littleEndian(static_cast<std::uint64_t>(value), 1));
  if (value >= INT32_MIN && value <= INT32_MAX)
    return raw("J" + littleEndian(static_cast<std::uint64_t>(value), 4));
  return raw("\x8a\x08" + littleEndian(static_cast<std::uint64_t>(value), 8));
}

PickleText &PickleText::sizes(const std::vector<std::int64_t> &values) {
  raw("(");
  for (const auto value : values)
    integer(value);
  return raw("t");
}

PickleText &PickleText::tensor(const std::string &type, const std::string &key, std::int64_t elements,
                               std::int64_t offset, const std::vector<std::int64_t> &shape,
                               const std::vector<std::int64_t> &strides) {
  global("torch._utils", "_rebuild_tensor_v2").raw("((");
  text("storage").global("torch", type).text(key).text("cpu").integer(elements).raw("tQ");
  integer(offset).sizes(shape).sizes(strides);
  return raw("\x89").global("collections", "OrderedDict").raw(")RtR");
}

void writeZip(const std::string &path, const std::vector<std::pair<std::string, std::string>> &records, bool deflated) {
  auto *archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (archive == nullptr)
    throw std::runtime_error("cannot create " + path);
  for (const auto &[name, content] : records) {
    auto *source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), source, 0);
    if (index < 0 || zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
                                              deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) != 0)
      throw std::runtime_error("cannot add " + name);
    // The same file at every run.
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x21, 0);
  }
  if (zip_close(archive) != 0)
    throw std::runtime_error("cannot write " + path);
}

namespace {

void writeLegacy(const std::string &path, const std::string &values, const Storages &storages) {
  std::ofstream file(path, std::ios::binary);
  file << PickleText().raw("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").stop();
  file << PickleText().integer(1001).stop() << PickleText().raw("}").text("little_endian").raw("\x88s").stop();
  PickleText keys;
  keys.raw("](");
  for (std::size_t i = 0; i < storages.bytes().size(); ++i)
    keys.text(std::to_string(i));
  file << values << keys.raw("e").stop();
  for (std::size_t i = 0; i < storages.bytes().size(); ++i)
    file << littleEndian(storages.bytes()[i].size() / storages.widths()[i], 8) << storages.bytes()[i];
}

} // namespace

void writeTorchFile(const std::string &path, const std::vector<NamedTensor> &tensors, const TorchFileOptions &options) {
  Storages storages(tensors);
  PickleText pickle;
  if (!options.wrapper.empty())
    pickle.raw("}q\2(").text("epoch").integer(3).text(options.wrapper);
  if (options.torchScript)
    putModule(pickle, storages, tensors, "");
  else
    putOrderedDict(pickle, storages, tensors);
  if (!options.wrapper.empty())
    pickle.raw("u");
  if (options.legacy) {
    writeLegacy(path, pickle.stop(), storages);
    return;
  }

  const auto in = [&](const std::string &name) { return options.prefix + "/" + name; };
  std::vector<std::pair<std::string, std::string>> records{{in("data.pkl"), pickle.stop()}};
  if (options.torchScript) {
    records.emplace_back(in("code/__torch__/model.py"), "class Module(Module):\n  training : bool\n");
    records.emplace_back(in("constants.pkl"), PickleText().raw(")").stop());
  } else {
    records.emplace_back(in("byteorder"), "little");
  }
  for (std::size_t i = 0; i < storages.bytes().size(); ++i)
    records.emplace_back(in("data/" + std::to_string(i)), storages.bytes()[i]);
  records.emplace_back(in("version"), "3\n");
  writeZip(path, records, options.deflated);
}

} // namespace xemap::test
