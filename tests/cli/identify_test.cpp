// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "map_fixture.h"
#include "support/small_model.h"

namespace xemap::test {

namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

class IdentifyCommand : public MapTest {
protected:
  IdentifyCommand() { writeSmallModel(model, 3); }

  CliResult identify(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "identify");
    arguments.insert(arguments.end(), {"--model", model});
    return runCli(arguments, withModels());
  }

  std::string model = tempDir.file("small");
};

} // namespace

TEST_F(IdentifyCommand, ListsWhatAPlaceMayBeTheLikeliestFirst) {
  const auto result = identify({goodRaster(), "500030,5599970", "green trees", "--json", "--count", "100"});
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  const auto phrases = Json::parse(result.output);
  ASSERT_EQ(phrases.size(), smallModelBank().size());
  double before = 1.0;
  for (const auto &phrase : phrases) {
    EXPECT_LE(phrase["share"].get<double>(), before);
    before = phrase["share"].get<double>();
    if (phrase["phrase"] == "trees") {
      EXPECT_TRUE(phrase["asked"].get<bool>());
    }
  }
  const auto lines = identify({goodRaster(), "500030,5599970", "green trees", "--count", "2"});
  ASSERT_EQ(lines.exitCode, 0) << lines.errors;
  EXPECT_EQ(std::count(lines.output.begin(), lines.output.end(), '\n'), 2);
  EXPECT_THAT(lines.output, HasSubstr(phrases.front()["phrase"].get<std::string>()));
}

TEST_F(IdentifyCommand, KnowsNothingOfAPlaceWithoutData) {
  TestRaster half;
  half.nodata = 0;
  half.sample = [](int x, int y, int band) { return x < 150 ? 0 : (x * 3 + y * 5 + band * 40) % 200 + 1; };
  writeTestRaster(tempDir.file("half.tif"), half);
  const auto result = identify({tempDir.file("half.tif"), "500010,5599990", "trees"});
  EXPECT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(result.errors, HasSubstr("warning: nothing is known of this place"));
}

TEST_F(IdentifyCommand, APlaceThatIsNoneIsRefused) {
  expectRefusal(identify({goodRaster(), "400000,5599970", "trees"}), 1, {"good.tif", "inside of the extent"});
  expectRefusal(identify({goodRaster(), "500030", "trees"}), 2, {"PLACE", "two numbers x,y"});
  expectRefusal(identify({goodRaster(), "500030,nowhere", "trees"}), 2, {"PLACE", "two numbers x,y"});
}

} // namespace xemap::test
