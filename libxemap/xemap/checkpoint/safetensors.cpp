// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/safetensors.h"

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::checkpoint {

namespace {

constexpr std::uint64_t maxHeaderBytes = 100'000'000;

const std::map<std::string, ScalarKind> &scalarNames() {
  static const std::map<std::string, ScalarKind> names{{"F32", ScalarKind::Float32},   {"F16", ScalarKind::Float16},
                                                       {"BF16", ScalarKind::BFloat16}, {"I64", ScalarKind::Int64},
                                                       {"F64", ScalarKind::Float64},   {"I32", ScalarKind::Int32},
                                                       {"I16", ScalarKind::Int16},     {"I8", ScalarKind::Int8},
                                                       {"U8", ScalarKind::UInt8},      {"BOOL", ScalarKind::Bool}};
  return names;
}

[[noreturn]] void corrupt(const std::string &path, const std::string &what) {
  throw Error(ErrorCode::Corrupt, path + ": not a whole safetensors file: " + what);
}

std::uint64_t littleEndian64(const std::byte *bytes) {
  std::uint64_t value = 0;
  for (int i = 7; i >= 0; --i)
    value = (value << 8U) | std::to_integer<std::uint64_t>(bytes[i]);
  return value;
}

TensorView parseTensor(const std::string &path, const std::string &name, const nlohmann::json &entry,
                       const std::byte *data, std::size_t dataBytes) {
  if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") || !entry.contains("data_offsets"))
    corrupt(path, "tensor '" + name + "' lacks dtype, shape or data_offsets");
  const auto &dtype = entry["dtype"];
  if (!dtype.is_string())
    corrupt(path, "tensor '" + name + "': dtype is not a string");
  const auto known = scalarNames().find(dtype.get<std::string>());
  if (known == scalarNames().end())
    throw Error(ErrorCode::Unsupported, path + ": tensor '" + name + "' has element type " + dtype.get<std::string>() +
                                            ", expected F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL");

  TensorView view;
  view.kind = known->second;
  std::uint64_t expectedBytes = scalarBytes(view.kind);
  if (!entry["shape"].is_array())
    corrupt(path, "tensor '" + name + "': shape is not a list");
  for (const auto &extent : entry["shape"]) {
    if (!extent.is_number_unsigned())
      corrupt(path, "tensor '" + name + "': shape holds something that is not a size");
    const auto size = extent.get<std::uint64_t>();
    if (size != 0 && expectedBytes > dataBytes / size)
      corrupt(path, "tensor '" + name + "' is said to be larger than the file");
    expectedBytes *= size;
    view.shape.push_back(static_cast<std::int64_t>(size));
  }
  const auto &offsets = entry["data_offsets"];
  if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
      !offsets[1].is_number_unsigned())
    corrupt(path, "tensor '" + name + "': data_offsets is not a pair of offsets");
  const auto begin = offsets[0].get<std::uint64_t>();
  const auto end = offsets[1].get<std::uint64_t>();
  if (begin > end || end > dataBytes || end - begin != expectedBytes)
    corrupt(path, "tensor '" + name + "': offsets [" + std::to_string(begin) + ", " + std::to_string(end) + ") hold " +
                      std::to_string(end >= begin ? end - begin : 0) + " of " + std::to_string(dataBytes) +
                      " data bytes, expected " + std::to_string(expectedBytes));
  view.data = data + begin;
  view.bytes = end - begin;
  return view;
}

/// The format wants the data buffer covered without holes or overlaps; both hide bytes no checksum of a tensor sees.
void checkCoverage(const std::string &path, const std::map<std::string, TensorView> &tensors, const std::byte *data,
                   std::size_t dataBytes) {
  std::map<std::size_t, std::size_t> ranges;
  for (const auto &[name, view] : tensors)
    if (view.bytes > 0 && !ranges.emplace(static_cast<std::size_t>(view.data - data), view.bytes).second)
      corrupt(path, "tensor '" + name + "' overlaps another");
  std::size_t expected = 0;
  for (const auto &[begin, bytes] : ranges) {
    if (begin != expected)
      corrupt(path, "data at offset " + std::to_string(expected) + " belongs to no tensor or to two");
    expected = begin + bytes;
  }
  if (expected != dataBytes)
    corrupt(path, std::to_string(dataBytes - expected) + " bytes after the last tensor");
}

} // namespace

std::size_t scalarBytes(ScalarKind kind) {
  switch (kind) {
  case ScalarKind::Float64:
  case ScalarKind::Int64:
    return 8;
  case ScalarKind::Float32:
  case ScalarKind::Int32:
    return 4;
  case ScalarKind::Float16:
  case ScalarKind::BFloat16:
  case ScalarKind::Int16:
    return 2;
  case ScalarKind::Int8:
  case ScalarKind::UInt8:
  case ScalarKind::Bool:
    return 1;
  }
  throw Error(ErrorCode::Internal, "safetensors: unknown element type");
}

std::string scalarName(ScalarKind kind) {
  for (const auto &[name, known] : scalarNames())
    if (known == kind)
      return name;
  throw Error(ErrorCode::Internal, "safetensors: unnamed element type");
}

SafetensorsFile::SafetensorsFile(const std::string &path) : mFile(path) {
  const std::size_t bytes = mFile.size();
  if (bytes < 8)
    corrupt(path, std::to_string(bytes) + " bytes, expected at least 8");
  const auto headerBytes = littleEndian64(mFile.data());
  if (headerBytes > maxHeaderBytes || headerBytes > bytes - 8)
    corrupt(path, "a header of " + std::to_string(headerBytes) + " bytes in a file of " + std::to_string(bytes));
  const auto text = mFile.text().substr(8, headerBytes);
  const auto header = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
  if (!header.is_object())
    corrupt(path, "the header is not a JSON object");
  const auto *data = mFile.data() + 8 + headerBytes;
  const std::size_t dataBytes = bytes - 8 - headerBytes;
  for (const auto &[name, entry] : header.items())
    if (name != "__metadata__")
      mTensors.emplace(name, parseTensor(path, name, entry, data, dataBytes));
  checkCoverage(path, mTensors, data, dataBytes);
}

} // namespace xemap::checkpoint
