// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "support/temp_dir.h"
#include "support/torch_file_writer.h"
#include "xemap/base/error.h"
#include "xemap/checkpoint/checkpoint.h"

namespace xemap::test {

template <typename T> std::vector<std::byte> bytesOf(const std::vector<T> &values) {
  std::vector<std::byte> bytes(values.size() * sizeof(T));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

template <typename T> std::vector<T> valuesOf(const std::vector<std::byte> &bytes) {
  std::vector<T> values(bytes.size() / sizeof(T));
  if (!bytes.empty())
    std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

/// The error of a call that must throw one.
std::optional<Error> errorOf(const std::function<void()> &call);

/// Says that a call fails with that code, in one line that contains each of the parts.
void expectError(const std::function<void()> &call, ErrorCode code, const std::vector<std::string> &parts,
                 const std::string &what = "");

std::string readFile(const std::string &path);
void writeFile(const std::string &path, const std::string &bytes);

/// Opens a checkpoint and reads every tensor.
std::map<std::string, std::vector<std::byte>> readAll(const std::string &path);

/// Two small tensors, a view of a shared storage among them.
std::vector<NamedTensor> smallTensors();

} // namespace xemap::test
