// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "xemap/infer/composition.h"
#include "xemap/infer/engine.h"
#include "xemap/infer/extent/blender.h"
#include "xemap/infer/extent/row_spool.h"
#include "xemap/infer/extent/tile_pipeline.h"
#include "xemap/infer/extent/tile_plan.h"
#include "xemap/infer/extent/valid_spool.h"
#include "xemap/infer/network.h"
#include "xemap/infer/presence_evidence.h"
#include "xemap/infer/probability_writer.h"
#include "xemap/infer/survey.h"
#include "xemap/text/referring_expression.h"

namespace xemap::infer {

/// Whether there is nothing to ask in a text but examples or a concept.
bool isBlank(const std::string &text);

/// One expression on its way to its map: what is asked for it, and what becomes of the tiles' answers.
///
/// An expression that relates its target to other things needs a survey of all that it names before its map is begun.
class ExpressionMap {
public:
  /// The network and the plans outlive the map. An expression without words makes sense where it is
  /// taught alone.
  ///
  /// Throws: InvalidArgument for what is no expression.
  ExpressionMap(const Network &network, const std::string &expression, const ExpressionLanguage &language,
                bool isTaught, const AxisPlan &columns, const AxisPlan &rows);

  /// What the network is asked: the targets, then their anchors; nothing where what was taught is all that is
  /// asked.
  const std::vector<std::string> &phrases() const { return mPhrases; }
  /// How many of what is asked are targets: one at least.
  std::size_t targetCount() const { return mTargetCount; }
  void setQuestions(Questions questions) { mQuestions = std::move(questions); }
  /// What the targets are was taught.
  void teach(const std::shared_ptr<const teach::Concept> &taught);
  bool isWordless() const { return mIsWordless; }
  /// The questions of phrases(), in their order; the targets' come first.
  const Questions &questions() const { return mQuestions; }

  /// What the user should know of how the expression was read.
  std::vector<std::string> warnings(const raster::AnalysisGrid &grid) const;

  bool needsSurvey() const;
  /// Takes a tile's answers to questions(), which are those of `answer` from `first` on.
  void addToSurvey(const TileAnswer &answer, std::size_t first);

  /// All that needs to be known has been surveyed: says which of the target is meant.
  void selectMeant(const raster::AnalysisGrid &grid);

  /// Takes a tile's answers to the questions about the targets, which are those of `answer` from `first` on.
  void add(const TileAnswer &answer, std::size_t first);
  /// No tile above the row behind this one is still to come. Throws: Unwritable (a full disk).
  void finishRow(std::size_t tileRow);

  /// Writes the rows of the map into a sink that has begun; cancelled where `goOn` says so. Shape: `valid` of the whole
  /// grid, with a pixel at least.
  ///
  /// Throws: Unreadable, and as the sink does.
  MapSummary write(const raster::AnalysisGrid &grid, const ValidSpool &valid, raster::MapSink &sink,
                   const WriteWatch &goOn) const;

private:
  void addEvidence(std::size_t phrase, const TileAnswer &answer, std::size_t index);
  /// Of the tile's targets, the likeliest everywhere. Shape: [h,w], within `storage` where there are several.
  const float *likeliest(const TileAnswer &answer, std::size_t first, std::vector<float> &storage) const;
  void applySelection(int firstCell, int endCell);
  double presence(double maxProbability) const;
  double presenceByWords() const;
  /// How far the map is to be believed less because what was asked for is hardly here. Units: logits.
  double doubt() const;
  PresenceFigures figuresOf(std::size_t phrase) const;
  double presenceOf(std::size_t phrase) const;

  const Network &mNetwork;
  const AxisPlan &mColumns;
  const AxisPlan &mRows;
  bool mIsWordless;
  Reading mReading;
  text::ReferringExpression mExpression;
  std::vector<std::string> mPhrases;
  std::size_t mTargetCount = 1;
  Questions mQuestions;
  std::vector<PresenceEvidence> mEvidence;
  std::unique_ptr<Survey> mSurvey;
  spatial::Grid<float> mSelection; ///< Empty: all of the target is meant.
  CellGround mGround;              ///< Of the finest cells; where no survey is needed.
  int mCellsPerSelected = 1;       ///< Finest cells along a side of a cell of the selection.
  double mFulfilment = 1.0;        ///< How far the best piece of the target is what was said of it.
  Blender mBlender;
  RowSpool mLogits; ///< Blended, of the finest cells.
};

} // namespace xemap::infer
