// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/zip_archive.h"

#include "test_checkpoint.h"

namespace xemap::checkpoint {

namespace {

class ZipArchiveTest : public test::TempDirTest {
protected:
  /// Writes one byte of the file anew.
  void patch(std::size_t at, char byte) const {
    auto bytes = test::readFile(path);
    ASSERT_LT(at, bytes.size());
    bytes[at] = byte;
    test::writeFile(path, bytes);
  }

  std::string path = tempDir.file("a.zip");
};

} // namespace

TEST_F(ZipArchiveTest, ReadsStoredAndPackedRecords) {
  for (const bool deflated : {false, true}) {
    test::writeZip(path, {{"d/a", "first"}, {"b", std::string(10'000, 'b')}, {"empty", ""}}, deflated);
    const ZipArchive archive(path);
    EXPECT_THAT(archive.names(), ::testing::ElementsAre("b", "d/a", "empty"));
    EXPECT_TRUE(archive.has("d/a"));
    EXPECT_FALSE(archive.has("a"));
    EXPECT_EQ(archive.bytes("b"), 10'000U);
    EXPECT_EQ(archive.read("b"), std::vector<std::byte>(10'000, std::byte{'b'}));
    EXPECT_TRUE(archive.read("empty").empty());
  }
}

TEST_F(ZipArchiveTest, RefusesBombsByTheirSizes) {
  test::writeZip(path, {{"small", std::string(100'000, 's')}, {"bomb", std::string(50'000'000, '\0')}}, true);
  const ZipArchive archive(path);
  EXPECT_NO_THROW(archive.read("small"));
  test::expectError([&] { archive.read("bomb"); }, ErrorCode::Unsupported,
                    {path, "record 'bomb' has ", "unpack to 50000000", "less than 1000 times as many; refused"});
}

TEST_F(ZipArchiveTest, FindsDamagedContent) {
  test::writeZip(path, {{"a", "content"}});
  const auto at = test::readFile(path).find("content");
  patch(at, 'C');
  const ZipArchive archive(path);
  test::expectError([&] { archive.read("a"); }, ErrorCode::Corrupt, {path, "record 'a'", "CRC"});
}

TEST_F(ZipArchiveTest, RefusesStoredRecordsOfTwoSizes) {
  test::writeZip(path, {{"a", "content"}});
  // The unpacked size, in the record's own header and in the directory.
  const auto directory = test::readFile(path).find("PK\1\2");
  patch(22 + 3, '\x40');
  patch(directory + 24 + 3, '\x40');
  // Newer versions of libzip find it out when they open the archive, older ones leave it to us.
  try {
    ZipArchive(path).read("a");
    FAIL() << "accepted";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), testing::HasSubstr(path));
    EXPECT_THAT(error.what(), testing::AnyOf(testing::HasSubstr(
                                                 "record 'a' is not packed, yet has 7 bytes that unpack to 1073741831"),
                                             testing::HasSubstr("sizes don't match for stored file")));
  }
}

TEST_F(ZipArchiveTest, RefusesEncryptionAndOtherCompressions) {
  test::writeZip(path, {{"a", "content of 20 bytes."}});
  const auto directory = test::readFile(path).find("PK\1\2");
  patch(8, 12);
  patch(directory + 10, 12);
  test::expectError([&] { ZipArchive(path).read("a"); }, ErrorCode::Unsupported, {"packed by method 12"});
  patch(8, 0);
  patch(directory + 10, 0);
  patch(6, 1);
  patch(directory + 8, 1);
  patch(22, 8); // 12 bytes are the header of the encryption
  patch(directory + 24, 8);
  test::expectError([&] { ZipArchive(path).read("a"); }, ErrorCode::Unsupported, {"record 'a' is encrypted"});
}

TEST_F(ZipArchiveTest, NamesTheRecordThatIsMissing) {
  test::writeZip(path, {{"a", "content"}});
  test::expectError([&] { ZipArchive(path).read("b"); }, ErrorCode::Corrupt, {path, "record 'b' is missing"});
}

TEST_F(ZipArchiveTest, RefusesAnArchiveThatIsCutOff) {
  test::writeZip(path, {{"a", "content"}});
  const auto bytes = test::readFile(path);
  test::writeFile(path, bytes.substr(0, bytes.size() - 10));
  test::expectError([&] { ZipArchive{path}; }, ErrorCode::Corrupt, {path, "not a whole zip archive"});
  test::expectError([&] { ZipArchive{tempDir.file("missing")}; }, ErrorCode::NotFound, {"missing"});
}

} // namespace xemap::checkpoint
