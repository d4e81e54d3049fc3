// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <torch/types.h>

#include "xemap/checkpoint/safetensors.h"

namespace xemap::model {

/// A matrix in 4 bits, left where the file is mapped and unpacked row by row.
///
/// Blocks of 32 inputs share a scale; byte j of a block holds the weights j (low half) and j + 16 (high half), each
/// plus 8. In the file: `name`.codes [rows,inputs/2] U8 and `name`.scales [rows,inputs/32] F16.
class PackedRows {
public:
  /// The file outlives the rows. Throws: Corrupt, naming the file and the tensor, for one that is missing or has
  /// another shape or type.
  PackedRows(const checkpoint::SafetensorsFile &file, const std::string &name, std::int64_t rows, std::int64_t inputs);

  /// Shape: indices [n] int64 → [n,inputs] float32.
  torch::Tensor rows(const torch::Tensor &indices) const;

  /// Shape: → [rows,inputs] float32.
  torch::Tensor all() const;

private:
  torch::Tensor mCodes;
  torch::Tensor mScales;
};

/// A tensor of the file as float32, copied. Throws: as PackedRows; Corrupt for a value that is not finite.
torch::Tensor storedFloats(const checkpoint::SafetensorsFile &file, const std::string &name,
                           const std::vector<std::int64_t> &shape);

} // namespace xemap::model
