// SPDX-License-Identifier: GPL-2.0-or-later
#include "map_command.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "map_job.h"
#include "model_lookup.h"
#include "number_list.h"
#include "xemap/base/default_model.h"

namespace xemap::tools {

namespace {

/// An option whose empty value is a value: the parser's own optional would take `--mask ""` for no mask at all.
CLI::Option *addText(CLI::App &command, const char *name, std::optional<std::string> &text, const char *description) {
  return command.add_option_function<std::string>(
      name, [&text](const std::string &value) { text = value; }, description);
}

CLI::Option *addBox(CLI::App &command, const char *name, std::optional<raster::MapBox> &box, const char *description) {
  return command
      .add_option_function<std::string>(
          name,
          [name, &box](const std::string &text) {
            const auto sides = numberList<double, 4>(name, text, "four numbers xmin,ymin,xmax,ymax");
            box = raster::MapBox{sides[0], sides[1], sides[2], sides[3]};
          },
          description)
      ->type_name("XMIN,YMIN,XMAX,YMAX");
}

void addPlaceOptions(CLI::App &command, MapArguments &arguments) {
  addBox(command, "--extent", arguments.extent, "Map this part only; in the raster's CRS unless --extent-crs is given");
  addText(command, "--extent-crs", arguments.extentCrs,
          "CRS of --extent, and of --like and --unlike that are written out: EPSG:n, WKT or PROJ")
      ->type_name("CRS");
  addExampleOptions(command, arguments.examples);
  command
      .add_option_function<std::string>(
          "--bands",
          [&arguments](const std::string &text) {
            arguments.read.bands = numberList<int, 3>("--bands", text, "three band numbers r,g,b");
          },
          "Bands to read as red, green and blue, counted from 1")
      ->type_name("R,G,B");
  command.add_flag("--only-declared", arguments.read.onlyDeclared,
                   "Take collars and fillings for data where the file does not declare them as nodata");
  command.add_option("--gsd", arguments.gsdMetres, "Work at this pixel size on the ground instead of the raster's own")
      ->type_name("METRES");
}

void addOutputOptions(CLI::App &command, MapArguments &arguments) {
  command.add_option("-o,--output", arguments.output, "Probability raster to write (GeoTIFF)")
      ->type_name("FILE")
      ->required();
  addText(command, "--mask", arguments.mask, "Mask to write (GeoTIFF): 1 at or above the threshold, 0 below")
      ->type_name("FILE");
  CLI::Option *regions =
      addText(command, "--regions", arguments.regions, "Regions to write (GeoPackage): what the mask covers")
          ->type_name("FILE");
  CLI::Option *points = addText(command, "--points", arguments.points,
                                "Points to write (GeoPackage): one on each region, with the same fields")
                            ->type_name("FILE");
  command.add_option("--threshold", arguments.threshold, "Probability from which a pixel counts as found")
      ->type_name("T")
      ->capture_default_str();
  const std::array<CLI::Option *, 2> ofRegions{
      command.add_option("--min-area", arguments.minAreaM2, "Leave out regions smaller than this many square metres")
          ->type_name("M2"),
      command.add_option("--simplify", arguments.simplifyMetres, "Tolerance for simpler region outlines")
          ->type_name("METRES")};
  command.parse_complete_callback([=] {
    for (const CLI::Option *option : ofRegions)
      if (option->count() > 0 && regions->count() + points->count() == 0)
        throw CLI::RequiresError(option->get_name(), "--regions or --points");
  });
  command.add_flag("--json", arguments.json, "Print a summary of the run as JSON to stdout");
}

} // namespace

void addMapOptions(CLI::App &command, MapArguments &arguments) {
  arguments.model = defaultModelName;
  command
      .add_option("--lang", arguments.language,
                  "Language of the expression: en, de, fr, es or zh; by its words when not given")
      ->type_name("CODE")
      ->check(CLI::IsMember({"en", "de", "fr", "es", "zh"}));
  addOutputOptions(command, arguments);
  addPlaceOptions(command, arguments);
  command.add_option("--model", arguments.model, "Model to answer with, by name or by folder")
      ->type_name("NAME|PATH")
      ->capture_default_str();
  command.add_option("--threads", arguments.threads, "Threads of the network; as many as the machine has by default")
      ->type_name("N");
  command.add_option("--max-memory", arguments.maxMemoryMb, "Keep the work within this much memory")->type_name("MB");
}

void checkMapOptions(const MapArguments &arguments) {
  if (arguments.extentCrs && !arguments.extent && arguments.examples.empty())
    throw CLI::RequiresError("--extent-crs", "--extent, --like or --unlike");
}

void registerMap(CLI::App &root, std::function<int()> &action) {
  auto arguments = std::make_shared<MapArguments>();
  CLI::App *command = root.add_subcommand("map", "Map where in a raster an expression is true");
  command->add_option("RASTER", arguments->raster, "Any raster GDAL can read")->required();
  command->add_option("EXPRESSION", arguments->expression, "What to look for, such as \"houses beside the river\"")
      ->required();
  addMapOptions(*command, *arguments);
  command->callback([arguments, &action] {
    checkMapOptions(*arguments);
    action = [arguments] { return runMap(*arguments); };
  });
}

} // namespace xemap::tools
