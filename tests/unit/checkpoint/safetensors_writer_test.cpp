// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/safetensors_writer.h"

#include "support/file_size_limit.h"
#include "test_checkpoint.h"

namespace xemap::checkpoint {

namespace {

class SafetensorsWriterTest : public test::TempDirTest {
protected:
  std::string path = tempDir.file("a.safetensors");
  std::vector<std::byte> values = test::bytesOf<float>({1, 2, 3, 4});
};

} // namespace

TEST_F(SafetensorsWriterTest, WritesTensorByTensor) {
  {
    SafetensorsWriter writer(path, {{"a", {ScalarKind::Float32, {2, 2}}},
                                    {"b", {ScalarKind::Bool, {3}}},
                                    {"c", {ScalarKind::Float64, {0}}},
                                    {"d", {ScalarKind::Int16, {}}}});
    writer.write("a", values.data(), 16);
    writer.write("b", values.data(), 3);
    writer.write("c", nullptr, 0);
    writer.write("d", values.data(), 2);
    EXPECT_THAT(tempDir.names(), ::testing::ElementsAre(::testing::StartsWith(".xemap-")))
        << "unseen until it is whole";
    writer.finish();
  }
  EXPECT_THAT(tempDir.names(), ::testing::ElementsAre("a.safetensors"));
  const SafetensorsFile file(path);
  ASSERT_EQ(file.tensors().size(), 4U);
  EXPECT_EQ(std::memcmp(file.tensors().at("a").data, values.data(), 16), 0);
  EXPECT_EQ(file.tensors().at("b").kind, ScalarKind::Bool);
  EXPECT_EQ(file.tensors().at("b").bytes, 3U);
  EXPECT_EQ(file.tensors().at("d").kind, ScalarKind::Int16);
}

TEST_F(SafetensorsWriterTest, LeavesNothingUnlessItFinishes) {
  test::writeFile(path, "before");
  {
    SafetensorsWriter writer(path, {{"a", {ScalarKind::Float32, {4}}}});
    writer.write("a", values.data(), 16);
  }
  EXPECT_THAT(tempDir.names(), ::testing::ElementsAre("a.safetensors"));
  EXPECT_EQ(test::readFile(path), "before");
}

TEST_F(SafetensorsWriterTest, KeepsTheOrderAndTheSizesPromised) {
  SafetensorsWriter writer(path, {{"a", {ScalarKind::Float32, {2}}}, {"b", {ScalarKind::Float32, {2}}}});
  test::expectError([&] { writer.write("b", values.data(), 8); }, ErrorCode::Internal, {path, "'b' of 8 bytes"});
  test::expectError([&] { writer.write("a", values.data(), 4); }, ErrorCode::Internal, {path, "'a' of 4 bytes"});
  writer.write("a", values.data(), 8);
  test::expectError([&] { writer.finish(); }, ErrorCode::Internal, {path, "'b' was never written"});
  writer.write("b", values.data(), 8);
  test::expectError([&] { writer.write("b", values.data(), 8); }, ErrorCode::Internal, {path, "'b'"});
  writer.finish();
  EXPECT_EQ(SafetensorsFile(path).tensors().size(), 2U);
}

TEST_F(SafetensorsWriterTest, RefusesLayoutsThatCannotBe) {
  constexpr std::int64_t huge = INT64_MAX;
  test::expectError(
      [&] {
        SafetensorsWriter(path, {{"a", {ScalarKind::Int8, {-1}}}});
      },
      ErrorCode::Internal, {path, "'a'"});
  test::expectError(
      [&] {
        SafetensorsWriter(path, {{"a", {ScalarKind::Int8, {huge, 4}}}});
      },
      ErrorCode::Internal, {path, "'a'"});
  test::expectError(
      [&] {
        SafetensorsWriter(path, {{"a\xff", {ScalarKind::Int8, {1}}}});
      },
      ErrorCode::InvalidArgument, {path, "not UTF-8"});
  EXPECT_TRUE(tempDir.names().empty());
}

TEST_F(SafetensorsWriterTest, AFullDiskLeavesWhatWasThere) {
  test::writeFile(path, "before");
  const std::vector<std::byte> large(1'000'000);
  test::expectError(
      [&] {
        const test::FileSizeLimit limit(100'000);
        SafetensorsWriter writer(path, {{"a", {ScalarKind::Int8, {1'000'000}}}});
        writer.write("a", large.data(), large.size());
        writer.finish();
      },
      ErrorCode::Unwritable, {path, "cannot be written", "File too large"});
  EXPECT_THAT(tempDir.names(), ::testing::ElementsAre("a.safetensors"));
  EXPECT_EQ(test::readFile(path), "before");
  test::expectError([&] { SafetensorsWriter(tempDir.file("missing/a"), {}); }, ErrorCode::Unwritable,
                    {"missing/a", "No such file"});
}

} // namespace xemap::checkpoint
