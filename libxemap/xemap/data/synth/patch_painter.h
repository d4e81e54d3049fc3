// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/caption_corpus.h"
#include "xemap/data/class_table.h"
#include "xemap/data/synth/scene.h"

namespace xemap::data::synth {

/// Fills the land uses of a procedural scene with pictures of real places, so that how things lie to each other is
/// known exactly and what they look like is real.
///
/// Water, roads, railways and orchards stay as they were painted. Side streets and tracks become part of what lies
/// beside them, and nothing that stands on the ground keeps its place: a scene fit for this is too coarse to name
/// single houses.
class PatchPainter {
public:
  /// The finest ground resolution of scenes to be painted: finer ones would name objects that are painted over, and
  /// roads. Units: metres.
  static constexpr double finestGsd = 5.1;

  /// `corpus` is a caption corpus, of which the pictures of `split` are used (all when empty).
  ///
  /// Throws: as readCaptionCorpus; InvalidArgument when it has no pictures of some land use.
  PatchPainter(std::string corpus, const std::string &split, const ClassTable &classes);

  /// Throws: NotFound, Unreadable, Corrupt (pictures that are no squares of one size).
  void paint(Scene &scene, Random &random) const;

private:
  std::string mCorpus;
  std::map<Surface, std::vector<CaptionedImage>> mPictures;
};

} // namespace xemap::data::synth
