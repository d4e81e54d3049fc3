// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/safetensors_writer.h"

#include <cerrno>
#include <cstring>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace xemap::checkpoint {

namespace {

std::size_t bytesOf(const std::string &path, const std::string &name, const TensorLayout &layout) {
  std::size_t bytes = scalarBytes(layout.kind);
  for (const auto size : layout.shape)
    if (size < 0 || __builtin_mul_overflow(bytes, static_cast<std::size_t>(size), &bytes))
      throw Error(ErrorCode::Internal, path + ": tensor '" + name + "' has an impossible size");
  return bytes;
}

std::string headerText(const std::string &path, const nlohmann::ordered_json &header) {
  try {
    auto text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // keeps the data aligned, as the format's own writer does
    return text;
  } catch (const nlohmann::json::exception &) {
    throw Error(ErrorCode::InvalidArgument, path + ": the name of a tensor is not UTF-8");
  }
}

/// What the system said last about a stream that failed, if it said anything.
std::string systemReason() {
  return errno != 0 ? ": " + std::string(std::strerror(errno)) : "";
}

} // namespace

SafetensorsWriter::SafetensorsWriter(const std::string &path, const std::map<std::string, TensorLayout> &layouts)
    : mPath(path), mStaged(path) {
  auto header = nlohmann::ordered_json::object();
  std::size_t offset = 0;
  for (const auto &[name, layout] : layouts) {
    const auto bytes = bytesOf(path, name, layout);
    header[name] = {
        {"dtype", scalarName(layout.kind)}, {"shape", layout.shape}, {"data_offsets", {offset, offset + bytes}}};
    mBytes.emplace(name, bytes);
    offset += bytes;
  }
  mNext = mBytes.begin();
  const auto text = headerText(path, header);

  errno = 0;
  mFile.open(mStaged.temporary(), std::ios::binary | std::ios::trunc);
  for (std::uint64_t size = text.size(), i = 0; i < 8; ++i)
    mFile.put(static_cast<char>(size >> (8 * i)));
  mFile.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!mFile.good())
    failed(systemReason());
}

void SafetensorsWriter::write(const std::string &name, const std::byte *data, std::size_t bytes) {
  if (mNext == mBytes.end() || mNext->first != name || mNext->second != bytes)
    throw Error(ErrorCode::Internal,
                mPath + ": tensor '" + name + "' of " + std::to_string(bytes) + " bytes was not expected here");
  errno = 0;
  mFile.write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(bytes));
  if (!mFile.good())
    failed(systemReason());
  ++mNext;
}

void SafetensorsWriter::finish() {
  if (mNext != mBytes.end())
    throw Error(ErrorCode::Internal, mPath + ": tensor '" + mNext->first + "' was never written");
  errno = 0;
  mFile.close();
  if (!mFile.good())
    failed(systemReason());
  mStaged.commit();
}

void SafetensorsWriter::failed(const std::string &reason) const {
  throw Error(ErrorCode::Unwritable, mPath + ": cannot be written" + reason);
}

void writeSafetensors(const std::string &path, const std::map<std::string, TensorView> &tensors) {
  std::map<std::string, TensorLayout> layouts;
  for (const auto &[name, view] : tensors)
    layouts.emplace(name, TensorLayout{view.kind, view.shape});
  SafetensorsWriter writer(path, layouts);
  for (const auto &[name, view] : tensors)
    writer.write(name, view.data, view.bytes);
  writer.finish();
}

} // namespace xemap::checkpoint
