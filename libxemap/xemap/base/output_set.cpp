// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/output_set.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "xemap/base/error.h"
#include "xemap/base/file_siblings.h"

namespace xemap {

namespace fs = std::filesystem;

namespace {

/// The path with links followed, also where the file itself does not exist yet.
fs::path resolved(const std::string &path) {
  std::error_code unresolvable;
  const fs::path canonical = fs::weakly_canonical(path, unresolvable);
  return unresolvable ? fs::path(path) : canonical;
}

bool isSiblingOf(const std::string &path, const std::string &file) {
  const std::vector<std::string> siblings = siblingsOf(file);
  return std::find(siblings.begin(), siblings.end(), path) != siblings.end();
}

[[noreturn]] void refuse(const std::string &path, const std::string &found) {
  throw Error(ErrorCode::InvalidArgument, path + ": expected an output of its own, found " + found);
}

} // namespace

bool isSameFile(const std::string &a, const std::string &b) {
  std::error_code absent;
  return fs::equivalent(a, b, absent) || resolved(a) == resolved(b);
}

const std::string &OutputSet::add(const std::string &path, std::unique_ptr<Placement> placement) {
  const std::string place = resolved(path).string();
  for (const std::string &input : mInputs) {
    const std::string read = resolved(input).string();
    if (isSameFile(path, input))
      refuse(path, "an input of this run");
    if (isSiblingOf(place, read))
      refuse(path, "a place where programs look for a part of the input " + input);
    if (isSiblingOf(read, place))
      refuse(path, "an input of this run, " + input + ", that would be taken for a part of it");
  }
  for (const Output &output : mOutputs)
    if (isSameFile(path, output.file.target()))
      refuse(path, "it named twice");
  return mOutputs.emplace_back(path, std::move(placement)).file.temporary();
}

void OutputSet::Output::prepare() {
  if (placement)
    placement->prepare(file.temporary());
}

void OutputSet::Output::commit() {
  if (placement)
    placement->commit();
  else
    file.commit();
}

void OutputSet::Output::takeBack() noexcept {
  if (placement)
    placement->takeBack();
  else
    file.takeBack();
}

void OutputSet::commit() {
  std::vector<Output *> order;
  for (auto output = mOutputs.rbegin(); output != mOutputs.rend(); ++output)
    if (!output->placement)
      order.push_back(&*output);
  // A file takes itself back more surely than anything else.
  for (auto output = mOutputs.rbegin(); output != mOutputs.rend(); ++output)
    if (output->placement)
      order.push_back(&*output);
  try {
    for (Output *output : order)
      output->prepare();
    for (Output *output : order)
      output->commit();
  } catch (...) {
    for (auto output = order.rbegin(); output != order.rend(); ++output)
      (*output)->takeBack();
    throw;
  }
}

std::string OutputSet::inUserTerms(std::string message) const {
  for (const Output &output : mOutputs) {
    const std::string &temporary = output.file.temporary();
    for (auto at = message.find(temporary); at != std::string::npos; at = message.find(temporary))
      message.replace(at, temporary.size(), output.file.target());
  }
  return withoutHiddenFolders(message);
}

void writeWhole(const std::string &path, const std::string &bytes) {
  StagedFile staged(path);
  errno = 0;
  std::ofstream file(staged.temporary(), std::ios::binary);
  file << bytes;
  file.close();
  if (!file)
    throw Error(ErrorCode::Unwritable,
                path + ": cannot be written" + (errno != 0 ? std::string(": ") + std::strerror(errno) : ""));
  staged.commit();
}

} // namespace xemap
