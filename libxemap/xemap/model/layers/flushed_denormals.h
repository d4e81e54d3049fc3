// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cfenv>

#include <ATen/Context.h>

namespace xemap::model {

/// While it lives, the calling thread takes numbers too small for all their digits for 0.
///
/// Attention leaves many of them where it does not look, and processors multiply them in hundreds of steps instead of
/// one: HMSA took twice as long (docs/measurements.md).
class FlushedDenormals {
public:
  FlushedDenormals() {
    std::fegetenv(&mBefore);
    at::globalContext().setFlushDenormal(true);
  }
  ~FlushedDenormals() { std::fesetenv(&mBefore); }
  FlushedDenormals(const FlushedDenormals &) = delete;
  FlushedDenormals &operator=(const FlushedDenormals &) = delete;

private:
  std::fenv_t mBefore;
};

} // namespace xemap::model
