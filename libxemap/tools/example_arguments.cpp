// SPDX-License-Identifier: GPL-2.0-or-later
#include "example_arguments.h"

#include "xemap/raster/outlines.h"

namespace xemap::tools {

namespace {

constexpr const char *exampleType = "BOX|POINT|WKT|SOURCE";

} // namespace

void addExampleOptions(CLI::App &command, ExampleArguments &arguments) {
  // One value each time: a second would be taken for the expression of those who write it behind.
  command
      .add_option("--like", arguments.like,
                  "Teaches by what is meant: xmin,ymin,xmax,ymax or x,y or WKT, or all features of a vector source "
                  "(file.gpkg|layername=samples); may be given several times")
      ->type_name(exampleType)
      ->allow_extra_args(false);
  command.add_option("--unlike", arguments.unlike, "The same by what is not meant")
      ->type_name(exampleType)
      ->allow_extra_args(false);
}

std::vector<infer::Example> examplesFor(const ExampleArguments &arguments, const std::optional<std::string> &crs,
                                        const raster::RasterInfo &raster) {
  std::vector<infer::Example> examples;
  const auto add = [&](const std::vector<std::string> &texts, const char *role, bool like) {
    for (const auto &text : texts)
      for (auto &outline : raster::outlinesOf(text, role, crs, raster.crsWkt))
        examples.push_back({std::move(outline), like});
  };
  add(arguments.like, "--like", true);
  add(arguments.unlike, "--unlike", false);
  return examples;
}

} // namespace xemap::tools
