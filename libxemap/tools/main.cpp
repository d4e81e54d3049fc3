// SPDX-License-Identifier: GPL-2.0-or-later
#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <tiffio.h>

#include "bench_command.h"
#include "command_process.h"
#include "concept_command.h"
#include "dataset_command.h"
#include "eval_command.h"
#include "identify_command.h"
#include "map_command.h"
#include "model_command.h"
#include "train_command.h"

namespace xemap::tools {

namespace {

constexpr GIntBig gdalCacheBytes = GIntBig{64} << 20U;

void prepareGdal() {
  // What GDAL has to say reaches the user as the one line of an Error.
  CPLSetErrorHandler(CPLQuietErrorHandler);
  // GDAL 3.10 leaves libtiff's own handler in place, which would print of its own accord beside that line.
  TIFFSetErrorHandler(nullptr);
  // GDAL would take 5 % of the machine's memory for blocks that are each read once.
  if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
    GDALSetCacheMax64(gdalCacheBytes);
}

} // namespace

} // namespace xemap::tools

int main(int argc, char **argv) {
  using namespace xemap::tools;
  prepareGdal();
  return runCommand(argc, argv,
                    {registerMap, registerIdentify, registerConcept, registerTrain, registerEval, registerBench,
                     registerDataset, registerModel});
}
