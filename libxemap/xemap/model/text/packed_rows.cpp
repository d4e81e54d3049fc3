// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/text/packed_rows.h"

#include <sstream>

#include <ATen/ATen.h>

#include "xemap/base/error.h"

namespace xemap::model {

namespace {

using checkpoint::SafetensorsFile;
using checkpoint::ScalarKind;

constexpr std::int64_t blockInputs = 32;
constexpr std::int64_t halfBlock = blockInputs / 2;
constexpr int zeroCode = 8;

torch::Tensor stored(const SafetensorsFile &file, const std::string &name, ScalarKind kind, torch::ScalarType type,
                     const std::vector<std::int64_t> &shape) {
  const auto found = file.tensors().find(name);
  const auto fail = [&](const std::string &what) {
    std::ostringstream expected;
    expected << file.path() << ": tensor '" << name << "': expected " << scalarName(kind) << ' '
             << c10::IntArrayRef(shape) << ", found " << what;
    throw Error(ErrorCode::Corrupt, expected.str());
  };
  if (found == file.tensors().end())
    fail("none");
  const auto &view = found->second;
  if (view.kind != kind || view.shape != shape) {
    std::ostringstream actual;
    actual << scalarName(view.kind) << ' ' << c10::IntArrayRef(view.shape);
    fail(actual.str());
  }
  // LibTorch takes no pointer to what must not be changed; nothing writes to these tensors.
  return torch::from_blob(const_cast<std::byte *>(view.data), shape, type);
}

torch::Tensor unpacked(const torch::Tensor &codes, const torch::Tensor &scales) {
  const auto blocks = codes.view({codes.size(0), -1, halfBlock});
  const auto weights = torch::cat({blocks.bitwise_and(0x0F), torch::bitwise_right_shift(blocks, 4)}, 2);
  return ((weights.to(torch::kFloat) - zeroCode) * scales.to(torch::kFloat).unsqueeze(2)).flatten(1);
}

} // namespace

PackedRows::PackedRows(const SafetensorsFile &file, const std::string &name, std::int64_t rows, std::int64_t inputs)
    : mCodes(stored(file, name + ".codes", ScalarKind::UInt8, torch::kByte, {rows, inputs / 2})),
      mScales(stored(file, name + ".scales", ScalarKind::Float16, torch::kHalf, {rows, inputs / blockInputs})) {}

torch::Tensor PackedRows::rows(const torch::Tensor &indices) const {
  return unpacked(mCodes.index_select(0, indices), mScales.index_select(0, indices));
}

torch::Tensor PackedRows::all() const {
  return unpacked(mCodes, mScales);
}

torch::Tensor storedFloats(const SafetensorsFile &file, const std::string &name,
                           const std::vector<std::int64_t> &shape) {
  auto values = stored(file, name, ScalarKind::Float32, torch::kFloat, shape).clone();
  if (!values.isfinite().all().item<bool>())
    throw Error(ErrorCode::Corrupt, file.path() + ": tensor '" + name + "' holds values that are not finite");
  return values;
}

} // namespace xemap::model
