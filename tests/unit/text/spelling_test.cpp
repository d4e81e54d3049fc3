// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/spelling.h"

#include <fstream>

#include <gtest/gtest.h>

#include "xemap/base/error.h"

namespace {

using namespace xemap::text;

const Vocabulary &vocabulary() {
  static const Vocabulary shipped = [] {
    const std::string path = XEMAP_SOURCE_DIR "/resources/models/xemap-tiny/vocabulary.txt";
    std::ifstream file(path);
    return Vocabulary::read(file, path);
  }();
  return shipped;
}

TEST(CorrectSpelling, ReadsSingleSlips) {
  EXPECT_EQ(correctSpelling("residental blocks beside the river", vocabulary()).text,
            "residential blocks beside the river");
  EXPECT_EQ(correctSpelling("Houses betwen the rivre and the raod", vocabulary()).text,
            "houses between the river and the raod")
      << "words of four letters are left alone";
  EXPECT_EQ(correctSpelling("indsutrial area, surrouded by forrest", vocabulary()).text,
            "industrial area, surrounded by forest");
  EXPECT_EQ(correctSpelling("aggricultral land", vocabulary()).text, "agricultural land") << "two slips in a long word";
}

TEST(CorrectSpelling, SaysWhatItReplaced) {
  const auto corrected = correctSpelling("residental blocks", vocabulary());
  ASSERT_EQ(corrected.replaced.size(), 1U);
  EXPECT_EQ(corrected.replaced[0].first, "residental");
  EXPECT_EQ(corrected.replaced[0].second, "residential");
}

TEST(CorrectSpelling, LeavesTheRestAlone) {
  for (const char *expression :
       {"Residential Blocks – beside the river", "zeppelin hangars", "cafés", "houses within 200m",
        "nearer than 10 acres", "Garten am Fluss", "bosque cerca del río", "水 beside the river", ""}) {
    const auto corrected = correctSpelling(expression, vocabulary());
    EXPECT_EQ(corrected.text, expression);
    EXPECT_TRUE(corrected.replaced.empty()) << expression;
  }
}

TEST(CorrectSpelling, RefusesInvalidBytes) {
  EXPECT_THROW(correctSpelling("houses \xff", vocabulary()), xemap::Error);
}

} // namespace
