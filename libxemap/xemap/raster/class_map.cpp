// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/class_map.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gdal_priv.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/number_text.h"
#include "xemap/raster/probability_stack.h"
#include "xemap/raster/threshold.h"

namespace xemap::raster {

namespace {

constexpr std::uint8_t classNodata = 255;
const std::string classItem = "XEMAP_CLASS_";

// Apart for eyes that tell red from green badly as well.
constexpr std::array<std::array<std::uint8_t, 3>, 10> firstColours{{{0, 114, 178},
                                                                    {230, 159, 0},
                                                                    {0, 158, 115},
                                                                    {204, 121, 167},
                                                                    {213, 94, 0},
                                                                    {86, 180, 233},
                                                                    {240, 228, 66},
                                                                    {117, 76, 160},
                                                                    {140, 86, 75},
                                                                    {23, 60, 40}}};

void checkNames(const std::vector<std::string> &names, std::size_t rasters) {
  if (rasters == 0 || rasters > mostClasses)
    throw Error(ErrorCode::InvalidArgument, "class map: expected 1 to " + std::to_string(mostClasses) +
                                                " probability rasters, found " + std::to_string(rasters));
  if (names.size() != rasters)
    throw Error(ErrorCode::InvalidArgument, "class map: expected " + std::to_string(rasters) + " class names, found " +
                                                std::to_string(names.size()));
  std::set<std::string> seen;
  for (const std::string &name : names) {
    if (name.empty())
      throw Error(ErrorCode::InvalidArgument, "class map: expected a name for each class, found an empty one");
    if (!seen.insert(name).second)
      throw Error(ErrorCode::InvalidArgument, "class map: expected each class once, found '" + name + "' twice");
  }
}

GeoTiffLayout classLayout(const ProbabilityStack &stack, const std::vector<std::string> &names, double threshold) {
  GeoTiffLayout layout = stack.layout();
  layout.type = GDT_Byte;
  layout.nodata = classNodata;
  layout.description = "class";
  layout.categories.emplace_back("other");
  layout.colours.push_back(classColour(otherClass));
  for (std::size_t index = 0; index < names.size(); ++index) {
    layout.categories.push_back(names[index]);
    layout.colours.push_back(classColour(index + 1));
    layout.metadata.emplace_back(classItem + std::to_string(index + 1), names[index]);
  }
  layout.metadata.emplace_back("XEMAP_THRESHOLD", numberText(threshold));
  return layout;
}

} // namespace

std::array<std::uint8_t, 3> classColour(std::size_t value) {
  if (value == otherClass)
    return {217, 217, 217};
  if (value <= firstColours.size())
    return firstColours[value - 1];
  // Hues a golden section apart are never near those that went before.
  const double hue = std::fmod(0.618034 * static_cast<double>(value), 1.0) * 6.0;
  const double bright = value % 2 == 0 ? 200.0 : 140.0;
  const auto channel = [&](double shift) {
    const double distance = std::abs(std::fmod(hue + shift, 6.0) - 3.0) - 1.0;
    return static_cast<std::uint8_t>(std::lround(bright * (0.2 + 0.8 * std::clamp(distance, 0.0, 1.0))));
  };
  return {channel(0.0), channel(4.0), channel(2.0)};
}

bool writeClassMap(const std::vector<std::string> &probabilityPaths, const std::vector<std::string> &classNames,
                   double threshold, const std::string &classMapPath, Feedback &feedback) {
  const float limit = probabilityLimit(threshold);
  checkNames(classNames, probabilityPaths.size());
  ProbabilityStack stack(probabilityPaths);
  GeoTiffWriter writer(classMapPath);
  writer.begin(classLayout(stack, classNames, threshold));
  std::vector<std::uint8_t> classes(static_cast<std::size_t>(stack.width()));
  std::vector<float> best(classes.size());
  for (int y = 0; y < stack.height(); ++y) {
    if (feedback.isCancelled())
      return false;
    std::fill(classes.begin(), classes.end(), otherClass);
    std::fill(best.begin(), best.end(), -1.0F);
    for (std::size_t raster = 0; raster < stack.size(); ++raster) {
      const float *row = stack.row(raster, y);
      for (std::size_t x = 0; x < classes.size(); ++x) {
        if (std::isnan(row[x])) {
          classes[x] = classNodata;
        } else if (classes[x] != classNodata && row[x] >= limit && row[x] > best[x]) {
          best[x] = row[x];
          classes[x] = static_cast<std::uint8_t>(raster + 1);
        }
      }
    }
    writer.writeRows(1, classes.data());
    feedback.setProgress((y + 1.0) / stack.height());
  }
  writer.finish();
  return true;
}

std::vector<std::string> readClassNames(const std::string &path) {
  const DatasetPtr dataset = openDataset(path);
  const GdalErrorScope errors;
  std::vector<std::string> names;
  while (const char *name = dataset->GetMetadataItem((classItem + std::to_string(names.size() + 1)).c_str()))
    names.emplace_back(name);
  return names;
}

} // namespace xemap::raster
