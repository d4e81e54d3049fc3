// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/device.h"

#include <gmock/gmock.h>
#include <torch/cuda.h>

#include "xemap/base/error.h"

namespace xemap::model {
namespace {

TEST(Device, TheProcessorIsAlwaysThere) {
  EXPECT_TRUE(deviceNamed("cpu").is_cpu());
}

TEST(Device, CudaIsTakenWhereItIsThereAndMissedWhereItIsNot) {
  if (torch::cuda::is_available()) {
    EXPECT_TRUE(deviceNamed("cuda").is_cuda());
    EXPECT_TRUE(deviceNamed("auto").is_cuda());
    return;
  }
  EXPECT_TRUE(deviceNamed("auto").is_cpu());
  try {
    deviceNamed("cuda");
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_THAT(error.what(), testing::HasSubstr("field 'device': expected CUDA, found none"));
  }
}

} // namespace
} // namespace xemap::model
