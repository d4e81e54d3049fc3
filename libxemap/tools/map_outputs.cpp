// SPDX-License-Identifier: GPL-2.0-or-later
#include "map_outputs.h"

#include <algorithm>

#include <gdal_priv.h>

#include "map_job.h"
#include "source_files.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/output_place.h"
#include "xemap/raster/raster_copy.h"

namespace xemap::tools {

namespace {

/// Every file that the run reads.
std::vector<std::string> inputsOf(const MapArguments &arguments) {
  std::vector<std::string> inputs = filesOfSource(arguments.raster);
  if (!arguments.conceptFile.empty())
    inputs.push_back(arguments.conceptFile);
  for (const auto *examples : {&arguments.examples.like, &arguments.examples.unlike})
    for (const std::string &example : *examples) {
      const std::vector<std::string> files = filesOfSource(example.substr(0, example.find('|')));
      inputs.insert(inputs.end(), files.begin(), files.end());
    }
  inputs.erase(std::remove(inputs.begin(), inputs.end(), std::string()), inputs.end());
  return inputs;
}

} // namespace

MapOutputs::MapOutputs(const MapArguments &arguments) : mOutputs(inputsOf(arguments)) {
  using raster::OutputKind;
  const auto place = raster::addOutput(mOutputs, arguments.output, OutputKind::Probability);
  mProbability = rasterFor(place, arguments.output, "probability.tif");
  if (arguments.mask)
    mMask = rasterFor(raster::addOutput(mOutputs, *arguments.mask, OutputKind::Mask), *arguments.mask, "mask.tif");
  if (arguments.regions)
    mRegions = raster::addOutput(mOutputs, *arguments.regions, OutputKind::Regions);
  if (arguments.points)
    mPoints = raster::addOutput(mOutputs, *arguments.points, OutputKind::Regions, raster::pointLayer);
}

std::string MapOutputs::rasterFor(const std::string &place, const std::string &given, const char *name) {
  if (EQUAL(raster::driverFor(given, raster::OutputKind::Probability).GetDescription(), "GTiff"))
    return place;
  if (!mWork)
    mWork.emplace(given);
  const std::string work = mWork->path() + "/" + name;
  mConversions.push_back({work, place, given});
  return work;
}

bool MapOutputs::convert(Feedback &feedback) const {
  return std::all_of(mConversions.begin(), mConversions.end(), [&](const Conversion &conversion) {
    return raster::copyRaster(conversion.from, conversion.to, feedback);
  });
}

std::string MapOutputs::inUserTerms(const std::string &message) const {
  std::string said = message;
  for (const Conversion &conversion : mConversions)
    for (auto at = said.find(conversion.from); at != std::string::npos; at = said.find(conversion.from))
      said.replace(at, conversion.from.size(), conversion.given);
  return mOutputs.inUserTerms(said);
}

} // namespace xemap::tools
