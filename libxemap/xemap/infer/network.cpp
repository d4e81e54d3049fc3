// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/network.h"

#include "xemap/infer/clip_network.h"
#include "xemap/infer/tiny_network.h"

namespace xemap::infer {

std::unique_ptr<Network> loadNetwork(const std::string &directory) {
  if (model::readModelConfig(directory).architecture == model::Architecture::Base)
    return std::make_unique<ClipNetwork>(directory);
  return std::make_unique<TinyNetwork>(directory);
}

} // namespace xemap::infer
