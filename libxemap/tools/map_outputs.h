// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "xemap/base/hidden_folder.h"
#include "xemap/base/output_set.h"

namespace xemap {
class Feedback;
}

namespace xemap::tools {

struct MapArguments;

/// The outputs of one run, under names that nobody sees until all are whole.
class MapOutputs {
public:
  /// Throws: InvalidArgument, Unsupported, Unwritable for what cannot be an output, before any work.
  explicit MapOutputs(const MapArguments &arguments);

  /// A GeoTIFF, whatever the format of the output.
  const std::string &probability() const { return mProbability; }
  /// A GeoTIFF as well; empty: none is wanted.
  const std::string &mask() const { return mMask; }
  /// In its own format; empty: none are wanted.
  const std::string &regions() const { return mRegions; }
  /// As regions().
  const std::string &points() const { return mPoints; }

  /// Writes the rasters in the formats that are wanted. Returns false when cancelled.
  bool convert(Feedback &feedback) const;

  /// Throws: Unwritable.
  void commit() { mOutputs.commit(); }

  /// The message with the names that the user knows.
  std::string inUserTerms(const std::string &message) const;

private:
  struct Conversion {
    std::string from;
    std::string to;
    std::string given;
  };

  /// Where to write a raster as a GeoTIFF.
  std::string rasterFor(const std::string &place, const std::string &given, const char *name);

  OutputSet mOutputs;
  std::optional<HiddenFolder> mWork; ///< For rasters that become another format.
  std::vector<Conversion> mConversions;
  std::string mProbability;
  std::string mMask;
  std::string mRegions;
  std::string mPoints;
};

} // namespace xemap::tools
