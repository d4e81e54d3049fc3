// SPDX-License-Identifier: GPL-2.0-or-later
// Files that a download or a disk has damaged: an error that names the file, or the very tensors; nothing else.
#include "test_checkpoint.h"
#include "xemap/checkpoint/safetensors_writer.h"

namespace xemap::checkpoint {

namespace {

class DamagedCheckpointTest : public test::TempDirTest {
protected:
  /// An error is one of ours and names the file; where contents have no checksum, values may differ.
  void expectErrorOrSameTensors(const std::string &bytes, bool checksums, const std::string &what) const {
    test::writeFile(path, bytes);
    try {
      const auto found = test::readAll(path);
      EXPECT_TRUE(!checksums || found == tensors) << what;
    } catch (const Error &error) {
      EXPECT_THAT(error.what(), ::testing::HasSubstr(path)) << what;
      EXPECT_NE(error.code(), ErrorCode::Internal) << what << ": " << error.what();
    }
  }

  void damage(bool checksums) {
    tensors = test::readAll(path);
    ASSERT_FALSE(tensors.empty());
    const auto whole = test::readFile(path);
    for (std::size_t length = 0; length < whole.size(); length += 1 + length / 400) {
      test::writeFile(path, whole.substr(0, length));
      const auto error = test::errorOf([&] { test::readAll(path); });
      ASSERT_TRUE(error) << "accepted after " << length << " of " << whole.size() << " bytes";
      EXPECT_THAT(error->what(), ::testing::HasSubstr(path));
    }
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 1000)
      for (const int flip : {0x01, 0x80, 0xff}) {
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ flip);
        expectErrorOrSameTensors(bytes, checksums, std::to_string(flip) + " at byte " + std::to_string(at));
      }
  }

  std::string path = tempDir.file("model.pt");
  std::map<std::string, std::vector<std::byte>> tensors;
};

} // namespace

TEST_F(DamagedCheckpointTest, OfTorchSave) {
  test::writeTorchFile(path, test::smallTensors());
  damage(true);
}

TEST_F(DamagedCheckpointTest, OfTorchScriptPacked) {
  test::TorchFileOptions options;
  options.torchScript = true;
  options.deflated = true;
  test::writeTorchFile(path, test::smallTensors(), options);
  damage(true);
}

TEST_F(DamagedCheckpointTest, OfTorchSaveBeforeItHadArchives) {
  test::TorchFileOptions options;
  options.legacy = true;
  test::writeTorchFile(path, test::smallTensors(), options);
  damage(false);
}

TEST_F(DamagedCheckpointTest, OfSafetensors) {
  const auto values = test::bytesOf<float>({1, 2, 3, 4});
  writeSafetensors(path, {{"visual.proj", {ScalarKind::Float32, {2, 2}, values.data(), 16}},
                          {"ids", {ScalarKind::UInt8, {3}, values.data(), 3}}});
  damage(false);
}

} // namespace xemap::checkpoint
