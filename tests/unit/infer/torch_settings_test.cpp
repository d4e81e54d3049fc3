// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/torch_settings.h"

#include <future>
#include <thread>

#include <ATen/Parallel.h>
#include <gtest/gtest.h>
#include <torch/nn.h>

#include "unit/infer/blas_thread_count.h"

namespace xemap::infer {

TEST(TorchSettings, HoldWhileTheyLive) {
  at::set_num_threads(2);
  const int blas = test::blasThreads();
  {
    const TorchSettings settings;
    EXPECT_EQ(at::get_num_threads(), 1);
    EXPECT_LE(test::blasThreads(), 1);
    EXPECT_FALSE(torch::ones({1}, torch::requires_grad()).mul(2).requires_grad());
  }
  EXPECT_EQ(at::get_num_threads(), 2);
  EXPECT_EQ(test::blasThreads(), blas);
  EXPECT_TRUE(torch::ones({1}, torch::requires_grad()).mul(2).requires_grad());
}

TEST(TorchSettings, LastOneRestoresWhatTheFirstFound) {
  at::set_num_threads(2);
  const int blas = test::blasThreads();
  std::promise<void> secondIsThere;
  std::promise<void> firstIsGone;
  std::thread second;
  {
    const TorchSettings first;
    // A thread that begins inside of the scope of another must not take its settings for the host's.
    second = std::thread([&] {
      const TorchSettings settings;
      secondIsThere.set_value();
      firstIsGone.get_future().wait();
      EXPECT_LE(test::blasThreads(), 1) << "still needed by the second";
    });
    secondIsThere.get_future().wait();
  }
  firstIsGone.set_value();
  second.join();
  EXPECT_EQ(test::blasThreads(), blas);
  std::thread([] { EXPECT_EQ(at::get_num_threads(), 2); }).join();
}

} // namespace xemap::infer
