// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_checkpoint.h"

#include <fstream>
#include <iterator>

namespace xemap::test {

std::optional<Error> errorOf(const std::function<void()> &call) {
  try {
    call();
  } catch (const Error &error) {
    return error;
  }
  return std::nullopt;
}

void expectError(const std::function<void()> &call, ErrorCode code, const std::vector<std::string> &parts,
                 const std::string &what) {
  const auto error = errorOf(call);
  if (!error) {
    ADD_FAILURE() << "accepted: " << what << " " << ::testing::PrintToString(parts);
    return;
  }
  EXPECT_EQ(error->code(), code) << what << ": " << error->what();
  for (const auto &part : parts)
    EXPECT_THAT(error->what(), ::testing::HasSubstr(part)) << what;
  EXPECT_THAT(error->what(), ::testing::Not(::testing::HasSubstr("\n"))) << what;
}

std::string readFile(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void writeFile(const std::string &path, const std::string &bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::map<std::string, std::vector<std::byte>> readAll(const std::string &path) {
  const auto checkpoint = checkpoint::openCheckpoint(path);
  std::map<std::string, std::vector<std::byte>> all;
  for (const auto &[name, layout] : checkpoint->tensors())
    all.emplace(name, checkpoint->read(name));
  return all;
}

std::vector<NamedTensor> smallTensors() {
  return {{"visual.proj", checkpoint::ScalarKind::Float32, {2, 3}, bytesOf<float>({1, 2, 3, 4, 5, 6}), {}, 0, "shared"},
          {"text.bias", checkpoint::ScalarKind::Float32, {2}, {}, {3}, 1, "shared"},
          {"logit_scale", checkpoint::ScalarKind::Int64, {}, bytesOf<std::int64_t>({7})}};
}

} // namespace xemap::test
