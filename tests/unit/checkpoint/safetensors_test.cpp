// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/safetensors.h"

#include <cstring>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::checkpoint {

namespace {

/// The bytes of a file with that header over `dataBytes` bytes of data.
std::string fileOf(const std::string &header, std::size_t dataBytes) {
  std::string file;
  for (std::size_t i = 0; i < 8; ++i)
    file += static_cast<char>((header.size() >> (8 * i)) & 0xffU);
  return file + header + std::string(dataBytes, '\1');
}

class SafetensorsTest : public test::TempDirTest {
protected:
  void write(const std::string &bytes) const { std::ofstream(path, std::ios::binary) << bytes; }

  std::string path = tempDir.file("a.safetensors");
};

} // namespace

TEST_F(SafetensorsTest, GivesBackWhatWasWritten) {
  const std::vector<float> weights{1.0F, -2.5F, 3.0F, 4.0F, 5.0F, 6.0F};
  const std::vector<std::int64_t> counts{7};
  writeSafetensors(
      path, {{"b.weight", {ScalarKind::Float32, {2, 3}, reinterpret_cast<const std::byte *>(weights.data()), 24}},
             {"a.count", {ScalarKind::Int64, {}, reinterpret_cast<const std::byte *>(counts.data()), 8}},
             {"empty", {ScalarKind::Float16, {0, 4}, nullptr, 0}}});
  const SafetensorsFile file(path);
  ASSERT_EQ(file.tensors().size(), 3U);
  const auto &weight = file.tensors().at("b.weight");
  EXPECT_EQ(weight.kind, ScalarKind::Float32);
  EXPECT_EQ(weight.shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(std::memcmp(weight.data, weights.data(), 24), 0);
  EXPECT_TRUE(file.tensors().at("a.count").shape.empty());
  EXPECT_EQ(file.tensors().at("empty").bytes, 0U);
  EXPECT_THAT(tempDir.names(), ::testing::ElementsAre("a.safetensors")) << "no temporary file stays";
}

TEST_F(SafetensorsTest, KnowsItsChecksum) {
  write(fileOf("{}", 0));
  // Of 02 00 00 00 00 00 00 00 7b 7d, by sha256sum.
  EXPECT_EQ(SafetensorsFile(path).sha256(), "411a485216e432ece6b9af94fa32154cf79a2a56d4f81266baa50063f45092bd");
}

TEST_F(SafetensorsTest, TakesMetadataForWhatItIs) {
  write(fileOf(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 4));
  EXPECT_EQ(SafetensorsFile(path).tensors().size(), 1U);
}

TEST_F(SafetensorsTest, RefusesDamagedFiles) {
  const struct {
    const char *what;
    std::string bytes;
  } cases[] = {
      {"empty", ""},
      {"shorter than its length field", "\1\0\0"},
      {"header longer than the file", fileOf("{}", 0).replace(0, 1, "\x7f")},
      {"header longer than any machine", std::string(8, '\xff') + "{}"},
      {"header is no JSON", fileOf("{\"a\":", 4)},
      {"header is a list", fileOf("[]", 0)},
      {"tensor is no object", fileOf(R"({"a":5})", 0)},
      {"no dtype", fileOf(R"({"a":{"shape":[1],"data_offsets":[0,4]}})", 4)},
      {"no shape", fileOf(R"({"a":{"dtype":"F32","data_offsets":[0,4]}})", 4)},
      {"no offsets", fileOf(R"({"a":{"dtype":"F32","shape":[1]}})", 4)},
      {"dtype is a number", fileOf(R"({"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}})", 4)},
      {"shape is a number", fileOf(R"({"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}})", 4)},
      {"negative size", fileOf(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4)},
      {"fractional size", fileOf(R"({"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}})", 4)},
      {"sizes that overflow",
       fileOf(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,4]}})", 4)},
      {"offsets backwards", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4)},
      {"offsets beyond the file", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4)},
      {"one offset", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}})", 4)},
      {"offsets that do not fit the shape", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}})", 8)},
      {"overlapping tensors", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                     R"("b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                                     4)},
      {"partly overlapping tensors", fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                                            R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                                            8)},
      {"hole between tensors", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                      R"("b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})",
                                      12)},
      {"bytes after the last tensor", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 5)},
      {"bytes cut off", fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 3)},
  };
  for (const auto &damaged : cases) {
    write(damaged.bytes);
    try {
      const SafetensorsFile file(path);
      ADD_FAILURE() << "accepted: " << damaged.what;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt) << damaged.what << ": " << error.what();
      EXPECT_THAT(error.what(), ::testing::HasSubstr(path));
    }
  }
}

TEST_F(SafetensorsTest, RefusesElementTypesItCannotUse) {
  write(fileOf(R"({"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})", 4));
  try {
    const SafetensorsFile file(path);
    ADD_FAILURE();
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("element type F8_E4M3"));
  }
}

TEST_F(SafetensorsTest, RefusesWhatIsNoFile) {
  const auto codeOf = [](const std::string &place) {
    try {
      const SafetensorsFile file(place);
    } catch (const Error &error) {
      return error.code();
    }
    return ErrorCode::Internal;
  };
  EXPECT_EQ(codeOf(tempDir.file("missing")), ErrorCode::NotFound);
  EXPECT_EQ(codeOf(tempDir.path().string()), ErrorCode::Unreadable);
}

TEST_F(SafetensorsTest, LeavesNothingBehindWhenItCannotWrite) {
  const float value = 1.0F;
  const std::map<std::string, TensorView> tensors{
      {"a", {ScalarKind::Float32, {1}, reinterpret_cast<const std::byte *>(&value), 4}}};
  EXPECT_THROW(writeSafetensors(tempDir.file("missing/a.safetensors"), tensors), Error);
  EXPECT_TRUE(tempDir.names().empty());
}

} // namespace xemap::checkpoint
