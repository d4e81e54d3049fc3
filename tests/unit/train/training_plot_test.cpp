// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/training_plot.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::train {
namespace {

class TrainingPlot : public test::TempDirTest {
protected:
  std::string plot(const std::string &log) const {
    std::ofstream(tempDir.file("log.jsonl")) << log;
    plotTrainingLog(tempDir.file("log.jsonl"), tempDir.file("log.svg"));
    std::ifstream file(tempDir.file("log.svg"));
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_F(TrainingPlot, DrawsLossAndMeanIouOverTheSteps) {
  const auto svg =
      plot("{\"step\": 20, \"loss\": 3.5}\n{\"step\": 40, \"loss\": 2.5}\n{\"step\": 40, \"mean_iou\": 0.25}\n");
  EXPECT_THAT(svg, testing::HasSubstr("<svg"));
  EXPECT_THAT(svg, testing::HasSubstr(">3.5<"));
  EXPECT_THAT(svg, testing::HasSubstr(">2.5<"));
  EXPECT_THAT(svg, testing::HasSubstr(">0.25<"));
  EXPECT_THAT(svg, testing::HasSubstr(">40<"));
}

TEST_F(TrainingPlot, ReadsOverALineThatWasCutShort) {
  EXPECT_THAT(plot("{\"step\": 20, \"loss\": 3.5}\n{\"step\": 40, \"lo"), testing::HasSubstr(">3.5<"));
}

TEST_F(TrainingPlot, NamesTheFileItCannotWrite) {
  EXPECT_THROW(plotTrainingLog(tempDir.file("log.jsonl"), tempDir.file("none/log.svg")), Error);
}

} // namespace
} // namespace xemap::train
