// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::forecast {

/// What a model took for its last runs on this machine; 0: unknown.
struct RunPace {
  double secondsPerMegapixel = 0.0; ///< With the image part of the network.
  double peakBytes = 0.0;           ///< Of the whole process at its peak.
};

/// What was learned of the model whose weights have this checksum, with the threads and the memory that are set now.
RunPace loadPace(const QString &modelSha256);

/// Learns from a run that went through the image part of the network. Short ones say little and change nothing.
void learnPace(const QString &modelSha256, double megapixels, double seconds, double peakBytes);

} // namespace xemap::forecast
