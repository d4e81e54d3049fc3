// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/checkpoint.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

#include <sys/stat.h>

#include "xemap/base/error.h"
#include "xemap/checkpoint/legacy_torch_file.h"
#include "xemap/checkpoint/quoted.h"
#include "xemap/checkpoint/torch_archive.h"

namespace xemap::checkpoint {

namespace {

using namespace std::string_view_literals;

class SafetensorsCheckpoint : public Checkpoint {
public:
  explicit SafetensorsCheckpoint(const std::string &path) : Checkpoint(path), mFile(path) {
    for (const auto &[name, view] : mFile.tensors())
      mLayouts.emplace(name, CheckpointTensor{view.kind, view.shape});
  }

  const std::map<std::string, CheckpointTensor> &tensors() const override { return mLayouts; }

  std::vector<std::byte> read(const std::string &name) const override {
    const auto found = mFile.tensors().find(name);
    if (found == mFile.tensors().end())
      throw Error(ErrorCode::NotFound, path() + ": there is no tensor " + quoted(name));
    return {found->second.data, found->second.data + found->second.bytes};
  }

private:
  SafetensorsFile mFile;
  std::map<std::string, CheckpointTensor> mLayouts;
};

/// The first bytes of a regular file, as many as tell its kind.
std::string beginningOf(const std::string &path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0)
    throw Error(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, path + ": " + std::strerror(errno));
  if (!S_ISREG(status.st_mode)) // before it is opened: a pipe would wait for ever
    throw Error(ErrorCode::Unreadable, path + ": expected a regular file");
  std::ifstream file(path, std::ios::binary);
  std::string bytes(32, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad() || !file.is_open())
    throw Error(ErrorCode::Unreadable, path + ": " + std::strerror(errno));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::string foundKind(std::string_view bytes) {
  if (bytes.substr(0, 23) == "version https://git-lfs"sv)
    return "the pointer that Git LFS leaves in place of a file";
  if (bytes.empty())
    return "an empty file";
  if (bytes[0] == '<')
    return "a page of text";
  if (bytes[0] == '\x80')
    return "a pickle that torch.save did not write";
  static constexpr char digits[] = "0123456789abcdef";
  std::string text = "a file that begins with";
  for (const char c : bytes.substr(0, 8)) {
    const auto value = static_cast<unsigned char>(c);
    text += {' ', digits[value >> 4U], digits[value & 15U]};
  }
  return text;
}

} // namespace

std::unique_ptr<Checkpoint> openCheckpoint(const std::string &path) {
  const auto begin = beginningOf(path);
  const auto bytes = std::string_view(begin);
  if (bytes.substr(0, 4) == "PK\3\4"sv)
    return std::make_unique<TorchArchive>(path);
  if (bytes.size() > 8 && bytes[8] == '{')
    return std::make_unique<SafetensorsCheckpoint>(path);
  if (bytes.substr(0, legacyTorchMagic.size()) == legacyTorchMagic)
    return std::make_unique<LegacyTorchFile>(path);
  throw Error(ErrorCode::Unsupported,
              path + ": expected a checkpoint (safetensors, torch.save or TorchScript), found " + foundKind(bytes));
}

} // namespace xemap::checkpoint
