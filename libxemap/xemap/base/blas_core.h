// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap {

/// The environment variable by which OpenBLAS is told whose kernels to use when it is loaded.
inline constexpr const char *blasCoreVariable = "OPENBLAS_CORETYPE";

/// The kernels OpenBLAS should be loaded with instead of those it `chose`; empty: they suit this processor.
///
/// OpenBLAS knows processors by their model numbers. One that is younger than the library gets the kernels of 2004,
/// with which matrices are multiplied four times as slowly as it could (docs/measurements.md).
///
/// Source: gotoblas_dynamic_init of OpenBLAS 0.3.21, the version of Debian 12.
std::string betterBlasCore(const std::string &chose);

/// The kernels of the OpenBLAS that this process has loaded; empty: it has none.
///
/// Threads: any.
std::string loadedBlasCore();

/// For programs that are linked with OpenBLAS, which therefore chose before main: where it chose badly, and the user
/// did not choose, starts the program again with the same arguments and better kernels. To be called before anything
/// was done. Returns where there is nothing to better.
void restartWithBetterBlasCore();

} // namespace xemap
