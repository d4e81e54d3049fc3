// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/joint_bilateral.h"

#include <gmock/gmock.h>
#include <torch/nn.h>

namespace xemap::model {

TEST(JointBilateral, KeepsAConstant) {
  torch::manual_seed(1);
  const auto fine = upsampledAlong(torch::rand({1, 3, 32, 48}), torch::full({1, 1, 4, 6}, 2.5));
  EXPECT_EQ(fine.sizes(), (std::vector<int64_t>{1, 1, 32, 48}));
  EXPECT_LT((fine - 2.5).abs().max().item<double>(), 1e-5);
}

TEST(JointBilateral, FollowsThePicturesEdgeInsideOfACoarseCell) {
  // The picture changes at column 19, inside of the coarse cell of columns 16 to 23; so does the answer.
  auto guide = torch::zeros({1, 3, 40, 40});
  guide.slice(3, 19).fill_(1.0);
  auto map = torch::zeros({1, 1, 5, 5});
  map.slice(3, 3).fill_(10.0);
  map.slice(3, 2, 3).fill_(6.25); // what the cell of both sides says
  const auto fine = upsampledAlong(guide, map)[0][0][20];
  EXPECT_LT(fine[17].item<double>(), 2.0);
  EXPECT_GT(fine[20].item<double>(), 8.0);
  const auto blurred = torch::nn::functional::interpolate(map, torch::nn::functional::InterpolateFuncOptions()
                                                                   .size(std::vector<int64_t>{40, 40})
                                                                   .mode(torch::kBilinear)
                                                                   .align_corners(false))[0][0][20];
  EXPECT_GT(fine[20].item<double>() - fine[17].item<double>(),
            2 * (blurred[20].item<double>() - blurred[17].item<double>()));
}

TEST(JointBilateral, WithoutEdgesIsSmooth) {
  auto map = torch::zeros({1, 1, 8, 8});
  map.slice(3, 4).fill_(1.0);
  const auto fine = upsampledAlong(torch::full({1, 3, 64, 64}, 0.5), map)[0][0][32];
  EXPECT_LT((fine.slice(0, 1) - fine.slice(0, 0, 63)).max().item<double>(), 0.1);
  EXPECT_GE((fine.slice(0, 1) - fine.slice(0, 0, 63)).min().item<double>(), -1e-5);
}

TEST(JointBilateral, EachPictureGuidesItsOwnMaps) {
  torch::manual_seed(2);
  const auto guides = torch::rand({2, 3, 32, 48});
  const auto maps = torch::rand({2, 3, 4, 6});
  const auto together = upsampledAlong(guides, maps);
  EXPECT_EQ(together.sizes(), (std::vector<int64_t>{2, 3, 32, 48}));
  for (int64_t picture = 0; picture < 2; ++picture)
    for (int64_t map = 0; map < 3; ++map) {
      const auto alone =
          upsampledAlong(guides.narrow(0, picture, 1), maps.narrow(0, picture, 1).narrow(1, map, 1).contiguous());
      EXPECT_LT((together[picture][map] - alone[0][0]).abs().max().item<double>(), 1e-5);
    }
}

} // namespace xemap::model
