// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include <torch/optim/adamw.h>

#include "xemap/model/referring_net.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// All that training needs to go on as if it had not stopped. Random numbers are not part of it: batches are drawn from
/// the seed and the step alone.
struct TrainState {
  std::shared_ptr<model::ReferringNetImpl> net;
  std::shared_ptr<model::ReferringNetImpl> average; ///< Moving average of net, which is validated and published.
  std::unique_ptr<torch::optim::AdamW> optimizer;
  int64_t step = 0;       ///< Steps done.
  double bestScore = 0.0; ///< Of the validations.
};

/// Writes atomically: an older checkpoint stays until the new one is whole.
///
/// Throws: Unwritable.
void saveCheckpoint(const TrainState &state, const TrainConfig &config, const std::string &path);

/// Fills a freshly made state.
///
/// Throws: NotFound, Corrupt, or InvalidArgument when the checkpoint was made with another configuration, naming the
/// file and the field.
void loadCheckpoint(TrainState &state, const TrainConfig &config, const std::string &path);

} // namespace xemap::train
