// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/cholesky.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace xemap {

Cholesky::Cholesky(std::vector<double> matrix, std::size_t size, double least)
    : mSize(size), mFactor(std::move(matrix)) {
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t k = 0; k <= i; ++k) {
      double rest = mFactor[i * size + k];
      for (std::size_t j = 0; j < k; ++j)
        rest -= mFactor[i * size + j] * mFactor[k * size + j];
      mFactor[i * size + k] = i == k ? std::sqrt(std::max(rest, least)) : rest / mFactor[k * size + k];
    }
}

std::vector<double> Cholesky::solveLower(std::vector<double> right) const {
  for (std::size_t i = 0; i < mSize; ++i) {
    for (std::size_t k = 0; k < i; ++k)
      right[i] -= mFactor[i * mSize + k] * right[k];
    right[i] /= mFactor[i * mSize + i];
  }
  return right;
}

std::vector<double> Cholesky::solveUpper(std::vector<double> right) const {
  for (std::size_t i = mSize; i-- > 0;) {
    for (std::size_t k = i + 1; k < mSize; ++k)
      right[i] -= mFactor[k * mSize + i] * right[k];
    right[i] /= mFactor[i * mSize + i];
  }
  return right;
}

} // namespace xemap
