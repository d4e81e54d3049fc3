// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "map_fixture.h"
#include "support/clip_checkpoints.h"
#include "xemap/data/pixels.h"

namespace xemap::test {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using Json = nlohmann::json;

/// Two pictures of 32 x 16 pixels with masks of indices: road in the left quarter, nothing known in the right one.
class Dataset : public MapTest {
protected:
  void SetUp() override {
    for (const char *folder : {"in/images", "in/masks", "scenes/River"})
      std::filesystem::create_directories(tempDir.file(folder));
    const data::RgbImage picture{32, 16, std::vector<std::uint8_t>(std::size_t{3} * 32 * 16, 120)};
    data::Mask mask{32, 16, {}};
    for (int i = 0; i < 32 * 16; ++i)
      mask.values.push_back(static_cast<std::uint8_t>(i % 32 < 8 ? 1 : i % 32 >= 24 ? 9 : 0));
    for (const char *name : {"a", "b"}) {
      data::writePng(tempDir.file("in/images/" + std::string(name) + ".png"), picture);
      data::writePng(tempDir.file("in/masks/" + std::string(name) + ".png"), mask);
      data::writePng(tempDir.file("scenes/River/" + std::string(name) + ".png"), picture);
    }
    write("classes.json", R"({"format": "xemap-classes", "version": 1, "ignored_indices": [9],
                              "classes": [{"name": "Road", "index": 1, "phrases": ["road", "streets"]}]})");
    write("competitors.json", R"({"format": "xemap-competitors", "version": 1,
                                  "phrases": [{"text": "river", "words": ["stream"]}]})");
    write("translations.json", R"({"format": "xemap-translations", "version": 1,
                                   "phrases": {"river": {"de": ["Fluss"]}}})");
    writeSafetensorsFile(tempDir.file("clip.safetensors"), clipCheckpoint(smallClip()));
    write("merges.txt", smallMerges());
    ASSERT_EQ(run({"model", "import", tempDir.file("clip.safetensors"), "--name", "mine"}).exitCode, 0);
  }

  void write(const std::string &name, const std::string &text) { std::ofstream(tempDir.file(name)) << text; }

  CliResult run(std::vector<std::string> arguments) const {
    CliSetting setting;
    setting.environment["XDG_DATA_HOME"] = tempDir.file("data");
    return runCli(std::move(arguments), withModels(std::move(setting)));
  }

  Json runJson(std::vector<std::string> arguments) const {
    const CliResult result = run(std::move(arguments));
    EXPECT_EQ(result.exitCode, 0) << result.errors;
    return Json::parse(result.output, nullptr, false);
  }

  CliResult pack(const std::string &input, const std::vector<std::string> &more = {}) const {
    std::vector<std::string> arguments{"dataset", "pack",           tempDir.file(input),
                                       "-o",      out("a.xmshard"), "--model",
                                       "mine",    "--competitors",  tempDir.file("competitors.json")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(std::move(arguments));
  }
};

} // namespace

TEST_F(Dataset, MasksOfIndicesBecomeAShard) {
  const Json set = runJson({"dataset", "from-masks", tempDir.file("in"), "-o", tempDir.file("set"), "--classes",
                            tempDir.file("classes.json"), "--shrink", "2", "--min-pixels", "1", "--json"});
  EXPECT_EQ(set["expressions"], 4);
  EXPECT_EQ(run({"dataset", "check", tempDir.file("set")}).exitCode, 0);
  ASSERT_EQ(pack("set").exitCode, 0);
  const Json shard = runJson({"dataset", "info", out("a.xmshard")});
  EXPECT_EQ(shard["images"], 2);
  EXPECT_EQ(shard["masks"], 4) << "a road and what is unknown, each twice";
  EXPECT_EQ(shard["phrases"], 3);
  EXPECT_EQ(shard["competitors"], 1);
  EXPECT_THAT(shard["tokenizer"].get<std::string>(), SizeIs(64));
  EXPECT_EQ(run({"dataset", "check", out("a.xmshard")}).exitCode, 0);
}

TEST_F(Dataset, ScenesArePackedWithTranslations) {
  ASSERT_EQ(pack("scenes", {"--translations", tempDir.file("translations.json"), "--val-share", "1", "--split", "val"})
                .exitCode,
            0);
  const Json shard = runJson({"dataset", "info", out("a.xmshard")});
  EXPECT_EQ(shard["expressions"], 4);
  EXPECT_EQ(shard["languages"], Json({{"en", 1}, {"de", 1}}));
}

TEST_F(Dataset, RefusesInOneLine) {
  const auto expectRefusal = [&](const CliResult &result, int exitCode, const std::string &part) {
    EXPECT_EQ(result.exitCode, exitCode);
    ASSERT_THAT(result.messages(), SizeIs(1)) << result.errors;
    EXPECT_THAT(result.messages()[0], HasSubstr(part));
  };
  write("old.xmshard", "XMSHARD1" + std::string(56, '\0'));
  expectRefusal(run({"dataset", "info", tempDir.file("old.xmshard")}), 1, "expected a shard of version 2");
  expectRefusal(pack("scenes", {"--val-share", "1", "--split", "train"}), 1, "expected scenes of split 'train'");
  expectRefusal(pack("scenes", {"--val-share", "2"}), 2, "--val-share");
  write("competitors.json", "{}");
  expectRefusal(pack("scenes"), 1, "competitors.json: format");
  EXPECT_FALSE(std::filesystem::exists(out("a.xmshard")));
}

} // namespace xemap::test
