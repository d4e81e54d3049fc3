// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <c10/core/InferenceMode.h>

#include "xemap/model/layers/flushed_denormals.h"

namespace xemap::infer {

/// Holds LibTorch's settings as the engine wants them while it lives, and the host's again afterwards.
///
/// The calling thread infers without gradients and works alone: most steps of the network are too short to be worth
/// splitting, and on a busy machine the threads of a split step wait for each other far longer than they work. The same
/// holds for OpenBLAS, whose own threads would also fight with LibTorch's over the same cores.
/// Threads: scopes of several threads may overlap; the last one to end restores what the first one found.
class TorchSettings {
public:
  TorchSettings();
  ~TorchSettings();
  TorchSettings(const TorchSettings &) = delete;
  TorchSettings &operator=(const TorchSettings &) = delete;

private:
  c10::InferenceMode mInferenceMode;
  model::FlushedDenormals mFlushedDenormals;
  int mHostThreads;
};

/// Settings of a thread the engine starts inside of a TorchSettings scope: no gradients, `threads` threads of its own.
class TorchWorkerSettings {
public:
  explicit TorchWorkerSettings(int threads);

private:
  c10::InferenceMode mInferenceMode;
  model::FlushedDenormals mFlushedDenormals;
};

} // namespace xemap::infer
