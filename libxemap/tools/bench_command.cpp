// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench_command.h"

#include <memory>

#include <CLI/CLI.hpp>

#include "bench_job.h"
#include "model_lookup.h"
#include "xemap/base/default_model.h"

namespace xemap::tools {

void registerBench(CLI::App &root, std::function<int()> &action) {
  auto arguments = std::make_shared<BenchArguments>();
  arguments->model = defaultModelName;
  CLI::App *command = root.add_subcommand("bench", "Measure speed, seams and memory on this machine");
  command->add_option("RASTER", arguments->raster, "Raster to measure with; the demo scene by default");
  command->add_option("--expression", arguments->expression, "What to look for")->capture_default_str();
  command->add_option("--model", arguments->model, "Model to measure, by name or by folder")
      ->type_name("NAME|PATH")
      ->capture_default_str();
  command->add_option("--threads", arguments->threads, "Threads of the network; as many as the machine has by default")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--size", arguments->sizePx, "Side of the extent, which repeats the raster mirrored")
      ->type_name("PIXELS")
      ->check(CLI::Range(256, 16384))
      ->capture_default_str();
  command->add_option("--repeats", arguments->repeats, "Runs the medians are taken of")
      ->type_name("N")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->add_option("--json", arguments->json, "File to write the figures to")->type_name("FILE");
  command->callback([arguments, &action] { action = [arguments] { return runBench(*arguments); }; });
}

} // namespace xemap::tools
