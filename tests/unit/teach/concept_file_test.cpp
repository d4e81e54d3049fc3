// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/concept_file.h"

#include <cmath>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::teach {
namespace {

using ::testing::HasSubstr;

Concept aConcept() {
  Concept taught;
  taught.name = "our greenhouses";
  taught.words = "greenhouse";
  taught.model = {"small", "0123456789abcdef"};
  taught.widths = {2, 1};
  taught.landmarks.features = {0.6F, 0.8F, -1.0F, 1.0F / 3.0F, 0.9F, 0.1F};
  taught.landmarks.weights = {1.5F, -2.25e-7F};
  taught.wordsWeight = 0.7;
  taught.bias = -1.0 / 3.0;
  taught.sharpness = 1.2;
  taught.likeCount = 3;
  taught.unlikeCount = 2;
  taught.extentCount = 1;
  taught.places = {{true, "town.tif", "EPSG:32633", "POLYGON ((0 0, 1 0, 1 1, 0 0))"}, {false, "", "", ""}};
  taught.license = "CC0-1.0";
  taught.author = "the survey office";
  return taught;
}

/// A concept file with something changed, signed anew.
std::string changed(const std::string &pointer, const nlohmann::json &value) {
  auto json = nlohmann::json::parse(conceptText(aConcept()));
  json[nlohmann::json::json_pointer(pointer)] = value;
  return json.dump();
}

Error refusalOf(const std::string &text) {
  try {
    parseConcept(text, "c.json");
  } catch (const Error &error) {
    return error;
  }
  ADD_FAILURE() << "accepted: " << text;
  return {ErrorCode::Internal, ""};
}

} // namespace

TEST(ConceptFile, IsReadAsItWasWritten) {
  const auto taught = aConcept();
  const auto read = parseConcept(conceptText(taught), "c.json");
  EXPECT_EQ(read.name, taught.name);
  EXPECT_EQ(read.words, taught.words);
  EXPECT_EQ(read.model.name, taught.model.name);
  EXPECT_EQ(read.model.identity, taught.model.identity);
  EXPECT_EQ(read.widths, taught.widths);
  EXPECT_EQ(read.landmarks.features, taught.landmarks.features);
  EXPECT_EQ(read.landmarks.weights, taught.landmarks.weights);
  EXPECT_EQ(read.wordsWeight, taught.wordsWeight);
  EXPECT_EQ(read.bias, taught.bias);
  EXPECT_EQ(read.sharpness, taught.sharpness);
  EXPECT_EQ(read.landmarks.reach, taught.landmarks.reach);
  EXPECT_EQ(read.likeCount, taught.likeCount);
  EXPECT_EQ(read.unlikeCount, taught.unlikeCount);
  EXPECT_EQ(read.extentCount, taught.extentCount);
  ASSERT_EQ(read.places.size(), 2U);
  EXPECT_EQ(read.places[0].wkt, taught.places[0].wkt);
  EXPECT_FALSE(read.places[1].like);
  EXPECT_EQ(read.license, taught.license);
  EXPECT_EQ(read.author, taught.author);
  EXPECT_EQ(conceptText(read), conceptText(taught));
}

TEST(ConceptFile, PlacesCanBeLeftOut) {
  const auto text = conceptText(withoutPlaces(aConcept()));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("POLYGON")));
  EXPECT_THAT(text, ::testing::Not(HasSubstr("town.tif")));
  EXPECT_EQ(parseConcept(text, "c.json").likeCount, 3);
}

TEST(ConceptFile, WhatIsNoUtf8IsWrittenAsSomethingThatIsReadAgain) {
  auto taught = aConcept();
  taught.author = "caf\xe9";
  EXPECT_THAT(parseConcept(conceptText(taught), "c.json").author, ::testing::StartsWith("caf"));
}

TEST(ConceptFile, AnyChangeIsNoticed) {
  for (const std::string pointer : {"/name", "/words", "/model/identity", "/author"})
    EXPECT_THAT(refusalOf(changed(pointer, "other")).what(), HasSubstr("/checksum")) << pointer;
  EXPECT_THAT(refusalOf(changed("/landmarks/0/features/0", 0.61)).what(), HasSubstr("/checksum"));
}

TEST(ConceptFile, DamageIsRefusedByTheFieldThatHasIt) {
  EXPECT_EQ(refusalOf("no json").code(), ErrorCode::Corrupt);
  EXPECT_EQ(refusalOf("[]").code(), ErrorCode::Corrupt);
  EXPECT_THAT(refusalOf(changed("/format", "xemap-model")).what(), HasSubstr("/format"));
  EXPECT_EQ(refusalOf(changed("/version", 2)).code(), ErrorCode::Unsupported);
  const auto text = conceptText(aConcept());
  EXPECT_EQ(refusalOf(text.substr(0, text.size() / 2)).code(), ErrorCode::Corrupt);
}

TEST(ConceptFile, NumbersThatMakeNoSenseAreRefusedThoughTheyAreSigned) {
  const auto signedWith = [](const std::function<void(Concept &)> &change) {
    auto taught = aConcept();
    change(taught);
    return refusalOf(conceptText(taught));
  };
  EXPECT_THAT(signedWith([](Concept &c) { c.landmarks.features[1] = NAN; }).what(), HasSubstr("/landmarks/0/features"));
  EXPECT_THAT(signedWith([](Concept &c) { c.landmarks.weights[1] = INFINITY; }).what(),
              HasSubstr("/landmarks/1/weight"));
  EXPECT_THAT(signedWith([](Concept &c) { c.landmarks.features[4] = 1e30F; }).what(),
              HasSubstr("/landmarks/1/features"));
  EXPECT_THAT(signedWith([](Concept &c) { c.widths = {}; }).what(), HasSubstr("/widths"));
  EXPECT_THAT(signedWith([](Concept &c) { c.bias = NAN; }).what(), HasSubstr("/bias"));
  EXPECT_THAT(signedWith([](Concept &c) { c.landmarks.reach = 0.0; }).what(), HasSubstr("/reach"));
  EXPECT_THAT(signedWith([](Concept &c) { c.sharpness = -1.0; }).what(), HasSubstr("/sharpness"));
  EXPECT_THAT(signedWith([](Concept &c) { c.likeCount = -1; }).what(), HasSubstr("/examples/like"));
}

TEST(ConceptFile, OneOfAnotherModelIsRefusedByName) {
  const auto taught = aConcept();
  EXPECT_NO_THROW(requireModel(taught, {"renamed", "0123456789abcdef"}));
  try {
    requireModel(taught, {"large", "fedcba9876543210"});
    FAIL() << "accepted";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    for (const auto *name : {"our greenhouses", "small", "large"})
      EXPECT_THAT(error.what(), HasSubstr(name));
  }
}

TEST(ConceptFile, FilesAreNamedInMessages) {
  const test::TempDir dir;
  const auto path = dir.file("c.json");
  const auto messageOf = [&] {
    try {
      readConcept(path);
    } catch (const Error &error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(messageOf(), HasSubstr(path));
  std::ofstream(path) << "{}";
  EXPECT_THAT(messageOf(), HasSubstr(path));
  std::ofstream(path) << conceptText(aConcept());
  EXPECT_EQ(readConcept(path).name, "our greenhouses");
}

} // namespace xemap::teach
