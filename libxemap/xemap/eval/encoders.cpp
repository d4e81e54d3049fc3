// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/encoders.h"

#include <ATen/Parallel.h>

#include "xemap/eval/clip_encoders.h"
#include "xemap/eval/tiny_encoders.h"
#include "xemap/model/spec/model_config.h"

namespace xemap::eval {

std::unique_ptr<Encoders> openEncoders(const std::string &modelDirectory, int threads) {
  if (threads > 0)
    at::set_num_threads(threads);
  if (model::readModelConfig(modelDirectory).architecture == model::Architecture::Base)
    return std::make_unique<ClipEncoders>(modelDirectory);
  return std::make_unique<TinyEncoders>(modelDirectory);
}

} // namespace xemap::eval
