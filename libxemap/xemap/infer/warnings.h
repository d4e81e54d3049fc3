// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/infer/network.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/text/referring_expression.h"

namespace xemap::infer {

/// What the user should know of how an expression was read; `phrases` are its target and its anchors.
std::vector<std::string> readingWarnings(const Network &network, const Reading &reading,
                                         const std::vector<std::string> &phrases);

/// A ground resolution the model was not trained on.
std::vector<std::string> resolutionWarnings(const model::ModelFacts &facts, const raster::AnalysisGrid &grid);

/// What a raster lacks that an expression speaks of: north, or metres.
std::vector<std::string> groundWarnings(const text::ReferringExpression &expression, const raster::AnalysisGrid &grid);

} // namespace xemap::infer
