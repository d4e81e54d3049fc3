// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xemap/teach/concept.h"

namespace xemap::eval {

/// A map of scores over an image.
///
/// Shape: [height,width] float32 row-major. Units: probabilities in [0,1], or similarities for methods that say so.
struct ScoreMap {
  int width = 0;
  int height = 0;
  std::vector<float> scores;
  std::optional<double> presence;      ///< Where the method judges it: that the referent is there at all. Units: [0,1].
  std::vector<double> presenceFigures; ///< What that rests on; empty where the method does not tell.
};

/// Something that answers a referring expression over an image.
class MapMethod {
public:
  virtual ~MapMethod() = default;

  virtual std::string name() const = 0;

  /// Whether scores are probabilities, for which 0.5 is the threshold. Scores of other methods are given the one
  /// threshold that suits them best on the very data they are judged on, which favours them.
  virtual bool givesProbabilities() const { return true; }

  /// Called once before the expressions of an image. `gsdMetres` is the size of a pixel on the ground where the set
  /// says it and the file does not. Throws: as reading a raster does.
  virtual void openImage(const std::string &path, std::optional<double> gsdMetres) = 0;

  /// Whether map() wants to be shown an example of each referent; what is absent has none and is not asked then.
  virtual bool needsExample() const { return false; }

  /// A ring around an example of what map() is asked next. Units: pixels of the image.
  virtual void showExample(const std::vector<std::pair<double, double>> & /*ring*/) {}

  /// Throws: InvalidArgument for an expression without words.
  virtual ScoreMap map(const std::string &expression) = 0;
};

/// Maps that look at nothing: "ones", "random" and "centre" (a disc over a quarter of the image).
///
/// Throws: InvalidArgument for another name.
std::unique_ptr<MapMethod> makeTrivialMethod(const std::string &name);

/// XeMap-Net through the engine, tiles, blending, calibration and all.
std::unique_ptr<MapMethod> makeXemapMethod(const std::string &modelDirectory, int threads);

/// The same, asked by an example on the map: of `exampleSquare`, alone or, with `words`, together with the expression.
std::unique_ptr<MapMethod> makeExampleMethod(const std::string &modelDirectory, int threads, bool words);

/// The same, asked for what was taught, whatever the expression says.
std::unique_ptr<MapMethod> makeConceptMethod(const std::string &modelDirectory, int threads,
                                             const teach::Concept &taught);

/// Sliding-window retrieval with the encoders of a model: windows of 128 and 256 pixels at steps of half a window,
/// each scored by the cosine of its pooled features and the expression, averaged per pixel.
/// Source: SeLo v1 (Yuan et al. 2022), without its median filter; windows scaled to the images at hand.
std::unique_ptr<MapMethod> makeRetrievalMethod(const std::string &modelDirectory, int threads);

/// Coarse-to-fine retrieval: windows of 128 pixels at half steps; the best 15 % are looked into with nine windows each
/// of 32 and 64 pixels; the expression's embedding is averaged over four orders of its words; scores are averaged per
/// pixel and blurred. Source: SeLo v2 (Yuan et al. 2023), windows scaled to the images at hand.
std::unique_ptr<MapMethod> makeCoarseToFineMethod(const std::string &modelDirectory, int threads);

/// The same network with a part of it switched off, over the whole image at once: "dense" compares unfused features and
/// sentence, "no-fusion" leaves the fusion blocks out, "no-context" shows them an empty extent, "no-hmsa" takes the
/// coarsest level's logits alone. Switched off, not trained without. "dense-clip" is the map of a CLIP model over
/// the whole image at once.
///
/// Throws: InvalidArgument for another name; Unsupported for a model that has no such part.
std::unique_ptr<MapMethod> makeNetworkMethod(const std::string &name, const std::string &modelDirectory, int threads);

} // namespace xemap::eval
