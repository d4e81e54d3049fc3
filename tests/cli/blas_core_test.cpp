// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>

#include "cli_process.h"
#include "support/temp_dir.h"
#include "xemap/base/blas_core.h"

namespace xemap::test {
namespace {

class BlasCoreOfTheCommand : public TempDirTest {};

TEST_F(BlasCoreOfTheCommand, SuitsTheProcessorAlsoWhereOpenBlasDoesNotKnowIt) {
  // On a processor that OpenBLAS knows this only shows that nothing is broken.
  const auto result = runCli({"map", tempDir.file("absent file.tif"), "river  bed", "-o", tempDir.file("map.tif")},
                             {{{"OPENBLAS_VERBOSE", "2"}}, {}, {}, {}});
  EXPECT_EQ(result.exitCode, 1);
  std::string core;
  for (const auto &line : result.messages())
    if (line.rfind("Core: ", 0) == 0)
      core = line.substr(6);
  if (core.empty())
    GTEST_SKIP() << "no OpenBLAS behind LibTorch: " << result.errors;
  EXPECT_EQ(betterBlasCore(core), "") << result.errors;
  // What the program was asked to do has come through the restart as it was.
  EXPECT_THAT(result.messages().back(), ::testing::HasSubstr("absent file.tif"));
}

TEST_F(BlasCoreOfTheCommand, IsWhatTheUserChose) {
  const auto result = runCli({"map", tempDir.file("absent.tif"), "river", "-o", tempDir.file("map.tif")},
                             {{{"OPENBLAS_VERBOSE", "2"}, {blasCoreVariable, "Nehalem"}}, {}, {}, {}});
  EXPECT_THAT(result.errors,
              ::testing::AnyOf(::testing::HasSubstr("Core: Nehalem"), ::testing::Not(::testing::HasSubstr("Core: "))));
}

} // namespace
} // namespace xemap::test
