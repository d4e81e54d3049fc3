// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/random_model.h"

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "support/random_net.h"
#include "xemap/model/layers/weights.h"
#include "xemap/model/model_directory.h"

namespace xemap::test {

const std::vector<std::string> &randomModelWords() {
  static const std::vector<std::string> words{"airport", "beside",  "building", "field", "forest", "of",
                                              "north",   "parking", "red",      "river", "road",   "the"};
  return words;
}

void writeRandomModel(const std::string &directory, std::uint64_t seed, RandomModelSize size) {
  std::filesystem::create_directories(directory);
  model::ModelConfig config;
  config.name = "random";
  config.license = "GPL-2.0-or-later";
  if (size == RandomModelSize::Small)
    config.options = smallNetOptions();
  config.minGsdMetres = 0.1;
  config.maxGsdMetres = 2.0;
  const auto net = randomNet(config.options, seed);
  model::saveWeights(*net, directory + "/model.safetensors", checkpoint::ScalarKind::Float32);
  std::ofstream(directory + "/model.json") << model::toJson(config).dump(2) << '\n';
  std::ofstream vocabulary(directory + "/vocabulary.txt");
  for (const auto &word : randomModelWords())
    vocabulary << word << '\n';
}

} // namespace xemap::test
