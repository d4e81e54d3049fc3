// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/gunzip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gzip_bytes.h"
#include "xemap/base/error.h"

namespace {

using testing::HasSubstr;
using xemap::Error;
using xemap::ErrorCode;
using xemap::test::gzipOf;
using xemap::text::gunzip;
using xemap::text::isGzip;

constexpr std::size_t limit = 1000000;

void expectGunzipRefused(const std::string &bytes, ErrorCode code, const std::string &message) {
  try {
    gunzip(bytes, limit, "a.gz");
    ADD_FAILURE() << "accepted: " << message;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_THAT(error.what(), HasSubstr("a.gz: " + message));
  }
}

TEST(Gunzip, GivesBackWhatWasCompressed) {
  std::string numbers;
  for (int i = 0; i < 100000; ++i)
    numbers += std::to_string(i * 7919);
  for (const std::string &content : {std::string(), std::string("a\0b", 3), numbers.substr(0, limit)})
    EXPECT_EQ(gunzip(gzipOf(content), limit, "a.gz"), content);
}

TEST(Gunzip, KnowsGzipByItsFirstBytes) {
  EXPECT_TRUE(isGzip(gzipOf("x")));
  EXPECT_FALSE(isGzip(""));
  EXPECT_FALSE(isGzip("\x1F"));
  EXPECT_FALSE(isGzip("PK"));
}

TEST(Gunzip, RefusesEachFileCutShort) {
  const std::string whole = gzipOf("one\ntwo\nthree\n");
  for (std::size_t size = 0; size < whole.size(); ++size)
    expectGunzipRefused(whole.substr(0, size), ErrorCode::Unreadable,
                        "expected a whole gzip file, found one cut short");
}

TEST(Gunzip, RefusesWhatContradictsItself) {
  const std::string whole = gzipOf("one\ntwo\nthree\n");
  std::string wrongChecksum = whole;
  wrongChecksum[whole.size() - 8] = static_cast<char>(wrongChecksum[whole.size() - 8] ^ 1);
  expectGunzipRefused(wrongChecksum, ErrorCode::Corrupt, "expected gzip, found incorrect data check");
  std::string wrongMethod = whole;
  wrongMethod[2] = 7;
  expectGunzipRefused(wrongMethod, ErrorCode::Corrupt, "expected gzip, found unknown compression method");
  expectGunzipRefused("no gzip at all", ErrorCode::Corrupt, "expected gzip, found incorrect header check");
  expectGunzipRefused(whole + "tail", ErrorCode::Corrupt, "expected one gzip member, found 4 bytes behind its end");
}

TEST(Gunzip, RefusesBombs) {
  const std::string bomb = gzipOf(std::string(50 * limit, 'x'));
  ASSERT_LT(bomb.size(), limit);
  expectGunzipRefused(bomb, ErrorCode::Unsupported, "expected at most 1000000 decompressed bytes, found more");
  expectGunzipRefused(std::string(limit + 1, 'x'), ErrorCode::Unsupported,
                      "expected at most 1000000 bytes, found 1000001");
}

} // namespace
