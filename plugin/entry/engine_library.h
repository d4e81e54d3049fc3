// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/infer/engine.h"

#include <memory>

namespace xemap::entry {

/// Makes an engine, loading the engine library, and LibTorch with it, when that was not yet done.
///
/// The library stays loaded until the process ends, since LibTorch cannot be unloaded safely.
/// Throws: NotFound, naming where it was looked for; Unsupported when the library cannot be loaded; what createEngine
/// throws.
/// Threads: any.
std::unique_ptr<infer::Engine> createEngineFromLibrary(const infer::EngineOptions &options);

} // namespace xemap::entry
