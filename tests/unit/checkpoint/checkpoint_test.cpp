// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/checkpoint.h"

#include <sys/stat.h>

#include "test_checkpoint.h"
#include "xemap/checkpoint/safetensors_writer.h"

namespace xemap::checkpoint {

namespace {

using ::testing::ElementsAre;
using ::testing::Key;

class CheckpointTest : public test::TempDirTest {
protected:
  void expectRefused(const std::string &bytes, ErrorCode code, const std::string &part) const {
    test::writeFile(path, bytes);
    test::expectError([&] { openCheckpoint(path); }, code, {path, part});
  }

  std::string path = tempDir.file("model.bin");
};

} // namespace

TEST_F(CheckpointTest, ReadsSafetensorsWhateverItsName) {
  const auto values = test::bytesOf<float>({1, 2, 3, 4});
  writeSafetensors(path, {{"b", {ScalarKind::Float32, {2, 2}, values.data(), 16}},
                          {"a", {ScalarKind::UInt8, {3}, values.data(), 3}}});
  const auto checkpoint = openCheckpoint(path);
  EXPECT_EQ(checkpoint->path(), path);
  EXPECT_THAT(checkpoint->tensors(), ElementsAre(Key("a"), Key("b")));
  EXPECT_EQ(checkpoint->tensors().at("a").kind, ScalarKind::UInt8);
  EXPECT_THAT(checkpoint->tensors().at("b").shape, ElementsAre(2, 2));
  EXPECT_EQ(checkpoint->read("b"), values);
  test::expectError([&] { checkpoint->read("c"); }, ErrorCode::NotFound, {path, "no tensor 'c'"});
}

TEST_F(CheckpointTest, ReadsTheArchiveOfTorchSaveWhateverItsName) {
  test::writeTorchFile(path, test::smallTensors());
  const auto checkpoint = openCheckpoint(path);
  EXPECT_THAT(checkpoint->tensors(), ElementsAre(Key("logit_scale"), Key("text.bias"), Key("visual.proj")));
  test::expectError([&] { checkpoint->read("c"); }, ErrorCode::NotFound, {path, "no tensor 'c'"});
}

TEST_F(CheckpointTest, ReadsTheOldFileOfTorchSave) {
  test::TorchFileOptions options;
  options.legacy = true;
  test::writeTorchFile(path, test::smallTensors(), options);
  const auto checkpoint = openCheckpoint(path);
  EXPECT_THAT(checkpoint->tensors(), ElementsAre(Key("logit_scale"), Key("text.bias"), Key("visual.proj")));
  test::expectError([&] { checkpoint->read("c"); }, ErrorCode::NotFound, {path, "no tensor 'c'"});
}

TEST_F(CheckpointTest, SaysWhatItFoundInstead) {
  expectRefused("", ErrorCode::Unsupported, "found an empty file");
  expectRefused("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", ErrorCode::Unsupported,
                "found the pointer that Git LFS leaves");
  expectRefused("<!DOCTYPE html>", ErrorCode::Unsupported, "found a page of text");
  expectRefused("\x80\x02}.", ErrorCode::Unsupported, "found a pickle that torch.save did not write");
  expectRefused(
      "GGUF", ErrorCode::Unsupported,
      "expected a checkpoint (safetensors, torch.save or TorchScript), found a file that begins with 47 47 55 46");
}

TEST_F(CheckpointTest, RefusesAZipThatIsNoModel) {
  test::writeZip(path, {{"SkyCLIP/epoch_20.pt", "..."}});
  test::expectError([&] { openCheckpoint(path); }, ErrorCode::Unsupported,
                    {path, "a zip archive of 1 records", "unpack it first"});
}

TEST_F(CheckpointTest, RefusesWhatIsNoFile) {
  test::expectError([&] { openCheckpoint(tempDir.file("missing")); }, ErrorCode::NotFound, {"missing"});
  test::expectError([&] { openCheckpoint(tempDir.path().string()); }, ErrorCode::Unreadable, {"a regular file"});
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  test::expectError([&] { openCheckpoint(path); }, ErrorCode::Unreadable, {"a regular file"});
}

} // namespace xemap::checkpoint
