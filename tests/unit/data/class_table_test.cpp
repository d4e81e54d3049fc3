// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/class_table.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/text/normalizer.h"

namespace {

using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::data::ClassEntry;
using xemap::data::ClassTable;
using xemap::data::Colour;
using xemap::data::wordsOfClassName;
using xemap::test::expectError;

const std::string resources = std::string(XEMAP_SOURCE_DIR) + "/resources/datasets/";

ClassTable table() {
  return ClassTable({{"Farmland", {"Field"}, {}, {"farmland", "fields"}, {"Meadow"}},
                     {"Meadow", {"Grass"}, {}, {"meadow"}, {}},
                     {"Water", {}, Colour{1, 2, 3}, {"water"}, {}}});
}

class ClassTableFile : public testing::Test {
protected:
  ClassTable read(const std::string &classes, const std::string &more = "") {
    xemap::test::writeText(mPath,
                           R"({"format": "xemap-classes", "version": 1)" + more + R"(, "classes": )" + classes + "}");
    return ClassTable::read(mPath);
  }

  void expectCorrupt(const std::string &classes, const std::string &message) {
    expectError(ErrorCode::Corrupt, mPath + ": " + message, [&] { read(classes); });
  }

  xemap::test::TempDir mDirectory;
  std::string mPath = mDirectory.file("classes.json");
};

TEST(ClassTable, FindsClassesByNameAndAlias) {
  EXPECT_EQ(table().canonicalName("Field"), "Farmland");
  EXPECT_EQ(table().canonicalName("Farmland"), "Farmland");
  EXPECT_EQ(table().canonicalName("Volcano"), "Volcano");
  EXPECT_EQ(table().find("Volcano"), nullptr);
  EXPECT_THAT(table().phrasesOf("Field"), ElementsAre("farmland", "fields"));
  EXPECT_THAT(table().phrasesOf("OpenPitMine"), ElementsAre("open pit mine"));
}

TEST(ClassTable, SimilarityHoldsBothWaysAndThroughAliases) {
  EXPECT_TRUE(table().areSimilar("Field", "Grass"));
  EXPECT_TRUE(table().areSimilar("Meadow", "Farmland"));
  EXPECT_TRUE(table().areSimilar("Meadow", "Grass"));
  EXPECT_FALSE(table().areSimilar("Meadow", "Water"));
  EXPECT_FALSE(table().areSimilar("Volcano", "Water"));
}

TEST(ClassTable, RefusesNamesAndColoursThatStandForTwo) {
  const auto refuses = [](std::vector<ClassEntry> entries, std::vector<Colour> ignored, const std::string &what) {
    expectError(ErrorCode::InvalidArgument, what, [&] { ClassTable(entries, ignored); });
  };
  refuses({{"A", {}, {}, {"a"}, {}}, {"A", {}, {}, {"a"}, {}}}, {}, "'A' once");
  refuses({{"A", {"B"}, {}, {"a"}, {}}, {"B", {}, {}, {"a"}, {}}}, {}, "'B' once");
  refuses({{"A", {}, Colour{0, 0, 255}, {"a"}, {}}}, {Colour{0, 0, 255}}, "'#0000ff' once");
  refuses({{"A", {}, {}, {"a"}, {"C"}}}, {}, "unknown 'C'");
}

TEST(ClassTable, SplitsNamesIntoWords) {
  EXPECT_EQ(wordsOfClassName("DenseResidential"), "dense residential");
  EXPECT_EQ(wordsOfClassName("storage_tanks"), "storage tanks");
  EXPECT_EQ(wordsOfClassName("RiverLake"), "river lake");
  EXPECT_EQ(wordsOfClassName("beach"), "beach");
  EXPECT_EQ(wordsOfClassName("UNCampus"), "un campus");
  EXPECT_EQ(wordsOfClassName("Open-Pit mine"), "open pit mine");
}

TEST(ClassTable, WritesColoursAsHex) {
  EXPECT_EQ(xemap::data::hexOf({0x3C, 0x10, 0x98}), "#3c1098");
}

TEST_F(ClassTableFile, ReadsEveryField) {
  const ClassTable classes = read(R"([{"name": "A", "aliases": ["B"], "colour": "#3C1098", "phrases": ["a", "b"]}])",
                                  R"(, "ignored_colours": ["#000000"])");
  ASSERT_EQ(classes.entries().size(), 1U);
  const ClassTable indexed = read(R"([{"name": "A", "index": 3, "indices": [4, 5], "phrases": ["a"], "partial": true,
                                       "absent": ["b", "c"]}])",
                                  R"(, "ignored_indices": [0, 255], "never": ["yesterday"])");
  EXPECT_THAT(indexed.entries()[0].indices, ElementsAre(3, 4, 5));
  EXPECT_TRUE(indexed.entries()[0].partial);
  EXPECT_THAT(indexed.entries()[0].absent, ElementsAre("b", "c"));
  EXPECT_THAT(indexed.ignoredIndices(), ElementsAre(0, 255));
  EXPECT_THAT(indexed.never(), ElementsAre("yesterday"));
  EXPECT_TRUE(classes.never().empty());
  EXPECT_FALSE(classes.entries()[0].partial);
  EXPECT_EQ(classes.entries()[0].colour, (Colour{0x3C, 0x10, 0x98}));
  EXPECT_THAT(classes.ignoredColours(), ElementsAre(Colour{0, 0, 0}));
  EXPECT_EQ(classes.canonicalName("B"), "A");
}

TEST_F(ClassTableFile, NamesTheOffendingField) {
  expectCorrupt("3", "classes: expected an array, found 3");
  expectCorrupt(R"([{"phrases": ["a"]}])", "classes[0].name: expected this field, found none");
  expectCorrupt(R"([{"name": "A"}])", "classes[0].phrases: expected this field");
  expectCorrupt(R"([{"name": "A", "phrases": []}])", "classes[0].phrases: expected at least one phrase, found []");
  expectCorrupt(R"([{"name": "A", "phrases": ["a", ""]}])", "classes[0].phrases[1]");
  for (const std::string colour : {"red", "#12345", "#12345g", "1234567"})
    expectCorrupt(R"([{"name": "A", "colour": ")" + colour + R"(", "phrases": ["a"]}])",
                  "classes[0].colour: expected a colour");
  expectCorrupt(R"([{"name": "A", "phrases": ["a"], "index": 256}])", "classes[0].index: expected");
  expectCorrupt(R"([{"name": "A", "phrases": ["a"], "indices": [1, -1]}])", "classes[0].indices[1]: expected");
  expectCorrupt(R"([{"name": "A", "phrases": ["a"], "partial": 1}])", "classes[0].partial: expected true or false");
  expectCorrupt(R"([{"name": "A", "phrases": ["a"]}, {"name": "A", "phrases": ["a"]}])", "classes: expected 'A' once");
}

TEST_F(ClassTableFile, AnIndexOfAClassIsNotIgnored) {
  expectError(ErrorCode::Corrupt, "expected index 2 of 'A' not to be ignored",
              [&] { read(R"([{"name": "A", "phrases": ["a"], "index": 2}])", R"(, "ignored_indices": [2])"); });
}

TEST_F(ClassTableFile, RefusesOtherFormats) {
  xemap::test::writeText(mPath, R"({"format": "other", "version": 1, "classes": []})");
  expectError(ErrorCode::Corrupt, "format: expected \"xemap-classes\"", [&] { ClassTable::read(mPath); });
  xemap::test::writeText(mPath, R"({"format": "xemap-classes", "version": 2, "classes": []})");
  expectError(ErrorCode::Corrupt, "version", [&] { ClassTable::read(mPath); });
}

TEST(ClassTableResources, AreValidAndTheirPhrasesAreSearchable) {
  for (const std::string file :
       {"class_phrases.json", "drone_classes.json", "dubai_classes.json", "forest_classes.json", "object_classes.json",
        "orthophoto_classes.json", "road_classes.json", "roof_classes.json", "street_map_classes.json"}) {
    const ClassTable classes = ClassTable::read(resources + file);
    for (const ClassEntry &entry : classes.entries()) {
      EXPECT_GE(entry.phrases.size(), 3U) << entry.name;
      std::set<std::string> distinct;
      for (const std::string &phrase : entry.phrases) {
        EXPECT_EQ(xemap::text::normalize(phrase), phrase);
        EXPECT_TRUE(distinct.insert(phrase).second) << entry.name << ": " << phrase << " twice";
      }
    }
  }
}

TEST(ClassTableResources, NoPhraseStandsForTwoDissimilarClasses) {
  const ClassTable classes = ClassTable::read(resources + "class_phrases.json");
  for (const ClassEntry &one : classes.entries())
    for (const ClassEntry &other : classes.entries())
      for (const std::string &phrase : one.phrases)
        if (std::find(other.phrases.begin(), other.phrases.end(), phrase) != other.phrases.end()) {
          EXPECT_TRUE(classes.areSimilar(one.name, other.name)) << phrase;
        }
}

TEST(ClassTableResources, NothingIsAbsentThatAClassIsCalled) {
  const ClassTable classes = ClassTable::read(resources + "class_phrases.json");
  for (const ClassEntry &entry : classes.entries())
    for (const std::string &phrase : entry.absent)
      for (const ClassEntry &other : classes.entries())
        if (classes.areSimilar(entry.name, other.name)) {
          EXPECT_EQ(std::count(other.phrases.begin(), other.phrases.end(), phrase), 0) << entry.name << ": " << phrase;
        }
}

} // namespace
