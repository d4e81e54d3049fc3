// SPDX-License-Identifier: GPL-2.0-or-later
#include "test_corpus.h"

#include <sstream>

#include "support/clip_checkpoints.h"
#include "xemap/base/random.h"
#include "xemap/data/shard_writer.h"
#include "xemap/text/tokenizer.h"

namespace xemap::test {

namespace {

std::unique_ptr<data::ShardTokenizer> wordTokenizer() {
  std::istringstream words("red\nfield\ngreen\nforest\nblue\nwater\na\nof\nthe\nin\nwest\n");
  return data::makeWordTokenizer({text::Vocabulary::read(words, "test vocabulary"), {}});
}

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

void writeScenes(const std::string &path, const data::ShardTokenizer &tokenizer) {
  data::ShardWriter writer(path, "scenes", tokenizer);
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
                   {std::string("a ") + one.phrase, data::Caption, data::PackedExpression::wholeImage}}});
  writer.finish();
}

void writeMasked(const std::string &path, const data::ShardTokenizer &tokenizer) {
  data::ShardWriter writer(path, "masked", tokenizer);
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

train::Corpus write(const std::string &directory, const data::ShardTokenizer &tokenizer,
                    const train::ClassRelations &relations) {
  writeScenes(directory + "/scenes.xmshard", tokenizer);
  writeMasked(directory + "/masked.xmshard", tokenizer);
  std::vector<data::PackedShard> shards;
  shards.emplace_back(directory + "/scenes.xmshard");
  shards.emplace_back(directory + "/masked.xmshard");
  return train::Corpus(std::move(shards), relations);
}

} // namespace

train::Corpus writeCorpus(const std::string &directory, const train::ClassRelations &relations) {
  return write(directory, *wordTokenizer(), relations);
}

train::Corpus writeClipCorpus(const std::string &directory, const std::string &mergesPath) {
  return write(directory, *data::makeClipTokenizer(mergesPath, static_cast<int>(smallClip().contextLength)), {});
}

train::TrainConfig smallConfig() {
  train::TrainConfig config;
  config.steps = 24;
  config.alignmentSteps = 4;
  config.imagesPerBatch = 2;
  config.queriesPerImage = 2;
  config.cropPx = 64;
  config.warmupSteps = 2;
  config.validateEvery = 12;
  config.validationBatches = 1;
  config.threads = 1;
  return config;
}

} // namespace xemap::test
