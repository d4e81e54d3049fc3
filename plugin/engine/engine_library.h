// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/importer/clip_importer.h"
#include "xemap/infer/engine.h"

#include <memory>
#include <optional>
#include <string>

namespace xemap::engine {

/// Makes an engine, loading the engine library, and LibTorch with it, when that was not yet done.
///
/// The library stays loaded until the process ends, since LibTorch cannot be unloaded safely.
/// Throws: NotFound, naming where it was looked for; Unsupported when the library cannot be loaded; what createEngine
/// throws.
/// Threads: any.
std::unique_ptr<infer::Engine> createEngineFromLibrary(const infer::EngineOptions &options);

/// importer::importClip of the engine library.
///
/// Throws: as createEngineFromLibrary; what importClip throws.
/// Threads: any.
std::optional<importer::ImportedModel> importClipWithLibrary(const importer::ImportRequest &request,
                                                             Feedback &feedback);

/// The LibTorch that was loaded with the engine library; empty: none was, yet.
///
/// Threads: any.
std::string loadedTorchVersion();

} // namespace xemap::engine
