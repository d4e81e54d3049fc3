// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap {

/// Lets the process keep freed memory for its next allocations instead of giving it back; for programs of our own,
/// never in a host.
///
/// The network allocates and frees large tensors at every layer. Where page faults are dear, as in virtual machines,
/// fetching the same pages anew takes several times as long as the arithmetic (docs/measurements.md).
void keepFreedMemory();

} // namespace xemap
