// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_corpus.h"

#include "support/small_model.h"
#include "xemap/base/random.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/data/shard_tokenizer.h"
#include "xemap/data/shard_writer.h"

namespace xemap::test {

namespace {

/// Packs for the small model of a folder.
class Packer {
public:
  explicit Packer(const std::string &model)
      : mTokenizer(data::openShardTokenizer(model)), mBankFile(model + "/" + smallModelSpec().competitors.file) {}

  data::ShardWriter writer(const std::string &path, const std::string &name) const {
    return {path, name, *mTokenizer, text::CompetitorBank::read(mBankFile), checkpoint::MappedFile(mBankFile).sha256()};
  }

private:
  std::unique_ptr<data::ShardTokenizer> mTokenizer;
  std::string mBankFile;
};

data::RgbImage noisy(int size, int red, int green, int blue, std::uint64_t seed) {
  Random random(seed);
  data::RgbImage image{size, size, {}};
  for (int i = 0; i < size * size; ++i)
    for (const int level : {red, green, blue})
      image.rgb.push_back(static_cast<std::uint8_t>(level + static_cast<int>(random.index(40))));
  return image;
}

data::Mask leftHalf(int size) {
  data::Mask mask{size, size, std::vector<std::uint8_t>(static_cast<std::size_t>(size) * size, 0)};
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size / 2; ++x)
      mask.values[static_cast<std::size_t>(y) * size + x] = data::Mask::referred;
  return mask;
}

void writeScenes(const std::string &path, const Packer &packer) {
  auto writer = packer.writer(path, "scenes");
  const struct {
    const char *name;
    const char *phrase;
    int red, green, blue;
  } classes[] = {{"Field", "red field", 180, 30, 30},
                 {"Forest", "green forest", 30, 180, 30},
                 {"Water", "blue water", 30, 30, 180}};
  std::uint64_t seed = 0;
  for (const auto &one : classes)
    for (int i = 0; i < 3; ++i)
      writer.add({noisy(48, one.red, one.green, one.blue, ++seed),
                  0.0F,
                  one.name,
                  {},
                  {{one.phrase, data::Category, data::PackedExpression::wholeImage},
                   {"vineyard", data::Category | data::Absent, data::PackedExpression::absent},
                   {"qwertz blorb", data::Absent | data::Never, data::PackedExpression::absent},
                   {std::string("a ") + one.phrase, data::Caption, data::PackedExpression::wholeImage}}});
  writer.finish();
}

void writeMasked(const std::string &path, const Packer &packer) {
  auto writer = packer.writer(path, "masked");
  for (std::uint64_t seed : {100, 101})
    writer.add({noisy(80, 90, 90, 90, seed),
                1.0F,
                "",
                {leftHalf(80)},
                {{"red field", data::Category, 0},
                 {"field in the west", data::Direction, 0},
                 {"blue water", data::Category | data::Absent, data::PackedExpression::absent}}});
  writer.finish();
}

} // namespace

SmallCorpus::SmallCorpus(const std::string &directory, const train::ClassRelations &relations)
    : modelDirectory(directory + "/model"), corpus(open(directory, relations)) {}

train::Corpus SmallCorpus::open(const std::string &directory, const train::ClassRelations &relations) {
  writeSmallModel(modelDirectory, 1);
  const Packer packer(modelDirectory);
  writeScenes(directory + "/scenes.xmshard", packer);
  writeMasked(directory + "/masked.xmshard", packer);
  std::vector<data::PackedShard> shards;
  shards.emplace_back(directory + "/scenes.xmshard");
  shards.emplace_back(directory + "/masked.xmshard");
  return train::Corpus(std::move(shards), book, relations);
}

train::TrainConfig smallConfig() {
  train::TrainConfig config;
  config.steps = 24;
  config.alignmentSteps = 4;
  config.mosaicsPerBatch = 2;
  config.maskedPerBatch = 1;
  config.queriesPerImage = 2;
  config.cropPx = 64;
  config.warmupSteps = 2;
  config.validateEvery = 12;
  config.validationBatches = 1;
  config.threads = 1;
  return config;
}

} // namespace xemap::test
