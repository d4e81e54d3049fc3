// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/normalizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "golden_lines.h"
#include "xemap/base/error.h"

namespace {

using xemap::Error;
using xemap::ErrorCode;
using xemap::text::normalize;
using xemap::text::words;

std::string utf8Of(unsigned codePoint) {
  if (codePoint < 0x80U)
    return {static_cast<char>(codePoint)};
  if (codePoint < 0x800U)
    return {static_cast<char>(0xC0U | (codePoint >> 6U)), static_cast<char>(0x80U | (codePoint & 0x3FU))};
  if (codePoint < 0x10000U)
    return {static_cast<char>(0xE0U | (codePoint >> 12U)), static_cast<char>(0x80U | ((codePoint >> 6U) & 0x3FU)),
            static_cast<char>(0x80U | (codePoint & 0x3FU))};
  return {static_cast<char>(0xF0U | (codePoint >> 18U)), static_cast<char>(0x80U | ((codePoint >> 12U) & 0x3FU)),
          static_cast<char>(0x80U | ((codePoint >> 6U) & 0x3FU)), static_cast<char>(0x80U | (codePoint & 0x3FU))};
}

TEST(Normalizer, AgreesWithGolden) {
  for (const auto &line : xemap::test::readGolden("normalizer.txt"))
    EXPECT_EQ(normalize(line.input), line.expected) << "tests/golden/normalizer.txt line " << line.number;
}

TEST(Normalizer, ChangesNothingThatIsNormalised) {
  // Planes 3 to 13 are unassigned but for more of the ideographs that plane 2 is full of.
  for (unsigned codePoint = 0; codePoint < 0x30000U; ++codePoint) {
    if (codePoint >= 0xD800U && codePoint < 0xE000U)
      continue;
    const std::string once = normalize("a" + utf8Of(codePoint) + "b");
    ASSERT_EQ(normalize(once), once) << "U+" << std::hex << codePoint;
  }
}

TEST(Normalizer, NamesThePlaceOfInvalidBytes) {
  for (const std::string bytes : {"abc\xFF", "abc\xC3", "abc\xED\xA0\x80", "abc\xC0\xAF", "abc\xF4\x90\x80\x80"}) {
    try {
      normalize(bytes);
      ADD_FAILURE() << "accepted invalid UTF-8";
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
      EXPECT_THAT(error.what(), testing::HasSubstr("position 3"));
    }
  }
}

TEST(Words, AgreeWithGolden) {
  for (const auto &line : xemap::test::readGolden("words.txt")) {
    std::string joined;
    for (const std::string &word : words(line.input))
      joined += (joined.empty() ? "" : "|") + word;
    EXPECT_EQ(joined, line.expected) << "tests/golden/words.txt line " << line.number;
  }
}

TEST(Words, RefuseInvalidBytes) {
  EXPECT_THROW(words("a\xFF"), Error);
}

TEST(Words, AreNormalised) {
  for (const std::string &word : words(normalize("The Größte ﬁeld near Ångström's Über-Platz №5 ½")))
    EXPECT_EQ(normalize(word), word);
}

} // namespace
