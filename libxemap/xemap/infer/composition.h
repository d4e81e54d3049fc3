// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "xemap/infer/cell_ground.h"
#include "xemap/spatial/grid.h"
#include "xemap/text/referring_expression.h"

namespace xemap::infer {

/// Probabilities of what a noun phrase names. Shape: [rows,columns], all maps of an expression alike.
using PhraseMap = spatial::Grid<float>;

/// The noun phrases whose maps an expression needs beside its targets'; each once.
std::vector<std::string> anchorPhrases(const text::ReferringExpression &expression);

/// What any of some phrases names. Shape: as the maps of `phrases`, which are one or more.
PhraseMap unionMap(const text::NounPhrases &phrases, const std::map<std::string, PhraseMap> &maps);

/// Whether the targets' own maps are needed before any of them can be judged.
bool needsSurvey(const text::ReferringExpression &expression);

/// How far each cell is what the expression says of its target: a factor for the target's probability.
///
/// Relations hold of things, not of cells: all of a connected piece of the target is judged together, unless it is much
/// larger than the distance in question; of everything, each cell is judged by itself. `maps` holds the targets' and
/// every anchor's, one at least. Shape: → as the maps. Units: [0,1].
spatial::Grid<float> composeSelection(const text::ReferringExpression &expression,
                                      const std::map<std::string, PhraseMap> &maps, const CellGround &ground);

/// Whether a cell of a picture of `columns` x `rows` cells is in a part of it: what an expression that only names a
/// part says of its target, which takes no map.
bool isInPart(const text::PicturePart &part, int column, int row, int columns, int rows, const CellGround &ground);

} // namespace xemap::infer
