// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>

#include "cli_process.h"

namespace xemap::test {

namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

struct BadUsage {
  const char *name;
  std::vector<std::string> arguments;
  const char *mention;
};

class Usage : public ::testing::TestWithParam<BadUsage> {};

TEST_P(Usage, IsRefusedWithOneLine) {
  const CliResult result = runCli(GetParam().arguments);
  EXPECT_EQ(result.exitCode, 2) << result.errors;
  EXPECT_THAT(result.output, IsEmpty());
  ASSERT_THAT(result.messages(), SizeIs(1));
  EXPECT_THAT(result.messages()[0], StartsWith("xemap: error: "));
  EXPECT_THAT(result.messages()[0], HasSubstr(GetParam().mention));
}

INSTANTIATE_TEST_SUITE_P(
    Cli, Usage,
    ::testing::Values(
        BadUsage{"NoSubcommand", {}, "subcommand"}, BadUsage{"UnknownSubcommand", {"mop"}, "mop"},
        BadUsage{"NoArguments", {"map"}, "RASTER"},
        BadUsage{"NoExpression", {"map", "a.tif", "-o", "b.tif"}, "EXPRESSION"},
        BadUsage{"NoOutput", {"map", "a.tif", "building"}, "--output"},
        BadUsage{"SurplusArgument", {"map", "a.tif", "building", "road", "-o", "b.tif"}, "road"},
        BadUsage{"UnknownOption", {"map", "a.tif", "building", "-o", "b.tif", "--frobnicate"}, "--frobnicate"},
        BadUsage{"ShardIsUnknown", {"map", "a.tif", "building", "-o", "b.tif", "--shard", "1/2"}, "--shard"},
        BadUsage{"ThresholdNotANumber", {"map", "a.tif", "building", "-o", "b.tif", "--threshold", "half"}, "half"},
        BadUsage{"ThresholdWithoutValue", {"map", "a.tif", "building", "-o", "b.tif", "--threshold"}, "--threshold"},
        BadUsage{"ThreadsNotAWholeNumber", {"map", "a.tif", "building", "-o", "b.tif", "--threads", "1.5"}, "1.5"},
        BadUsage{"ExtentOfThree", {"map", "a.tif", "building", "-o", "b.tif", "--extent", "1,2,3"}, "1,2,3"},
        BadUsage{"ExtentOfFive", {"map", "a.tif", "building", "-o", "b.tif", "--extent", "1,2,3,4,5"}, "1,2,3,4,5"},
        BadUsage{"ExtentNotNumbers", {"map", "a.tif", "building", "-o", "b.tif", "--extent=1,2,x,4"}, "1,2,x,4"},
        BadUsage{"ExtentWithGap", {"map", "a.tif", "building", "-o", "b.tif", "--extent=1,2,,4"}, "1,2,,4"},
        BadUsage{"ExtentEmpty", {"map", "a.tif", "building", "-o", "b.tif", "--extent="}, "--extent"},
        BadUsage{
            "ExtentCrsAlone", {"map", "a.tif", "building", "-o", "b.tif", "--extent-crs", "EPSG:4326"}, "--extent"},
        BadUsage{"BandsOfTwo", {"map", "a.tif", "building", "-o", "b.tif", "--bands", "1,2"}, "1,2"},
        BadUsage{"BandsNotWhole", {"map", "a.tif", "building", "-o", "b.tif", "--bands", "1,2.5,3"}, "1,2.5,3"},
        BadUsage{"SimplifyWithoutRegions", {"map", "a.tif", "building", "-o", "b.tif", "--simplify", "1"}, "--regions"},
        BadUsage{"MinAreaWithoutRegions", {"map", "a.tif", "building", "-o", "b.tif", "--min-area", "1"}, "--regions"},
        BadUsage{"ImportOfNothing", {"model", "import"}, "FILE"},
        BadUsage{"ImportWithoutName", {"model", "import", "a.pt"}, "--name"},
        BadUsage{"ImportOfOneEncoder", {"model", "import", "--image", "a.pth", "-o", "b"}, "--text"},
        BadUsage{"ImportOfEncodersAlone",
                 {"model", "import", "--image", "a.pth", "--text", "b.bin", "-o", "c"},
                 "--competitors"},
        BadUsage{"ImportOfEncodersToNowhere",
                 {"model", "import", "--image", "a.pth", "--text", "b.bin", "--competitors", "c.json"},
                 "--output"},
        BadUsage{
            "ImportOfTwoKinds",
            {"model", "import", "c.pt", "--image", "a.pth", "--text", "b.bin", "--competitors", "c.json", "-o", "b"},
            "--image"},
        BadUsage{"ModelWithoutSubcommand", {"model"}, "subcommand"}),
    [](const auto &parameter) { return parameter.param.name; });

TEST(Help, IsPrintedToStdout) {
  for (const std::vector<std::string> &arguments :
       {std::vector<std::string>{"--help"}, {"map", "--help"}, {"model", "--help"}, {"model", "verify", "-h"}}) {
    const CliResult result = runCli(arguments);
    EXPECT_EQ(result.exitCode, 0);
    EXPECT_THAT(result.output, HasSubstr("Usage: "));
    EXPECT_EQ(result.errors, "");
  }
}

TEST(Help, VersionIsThatOfTheProject) {
  const CliResult result = runCli({"--version"});
  EXPECT_EQ(result.exitCode, 0);
  EXPECT_EQ(result.output, "xemap " XEMAP_VERSION "\n");
}

} // namespace

} // namespace xemap::test
