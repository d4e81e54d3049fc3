// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/weights.h"

#include <cstring>
#include <map>
#include <optional>
#include <sstream>

#include "xemap/base/error.h"

namespace xemap::model {

namespace {

/// The element types that weights may have.
std::optional<torch::ScalarType> torchKind(ScalarKind kind) {
  switch (kind) {
  case ScalarKind::Float32:
    return torch::kFloat;
  case ScalarKind::Float16:
    return torch::kHalf;
  case ScalarKind::BFloat16:
    return torch::kBFloat16;
  case ScalarKind::Int64:
    return torch::kLong;
  default:
    return std::nullopt;
  }
}

std::string shapeText(c10::IntArrayRef shape) {
  std::ostringstream text;
  text << shape;
  return text.str();
}

/// Parameters and buffers by name; batch counters only matter to momentum-free batch norm, which we do not use.
std::map<std::string, torch::Tensor> namedTensors(const torch::nn::Module &module) {
  std::map<std::string, torch::Tensor> tensors;
  for (const auto &item : module.named_parameters())
    tensors.emplace(item.key(), item.value());
  for (const auto &item : module.named_buffers())
    if (item.value().is_floating_point())
      tensors.emplace(item.key(), item.value());
  return tensors;
}

} // namespace

void loadWeights(torch::nn::Module &module, const SafetensorsFile &file, MissingTensors missing) {
  torch::NoGradGuard noGrad;
  const auto targets = namedTensors(module);
  for (const auto &[name, view] : file.tensors())
    if (targets.find(name) == targets.end())
      throw Error(ErrorCode::Corrupt, file.path() + ": tensor '" + name + "' does not belong to the architecture");
  for (const auto &[name, target] : targets) {
    const auto found = file.tensors().find(name);
    if (found == file.tensors().end() && missing == MissingTensors::Kept)
      continue;
    if (found == file.tensors().end())
      throw Error(ErrorCode::Corrupt, file.path() + ": tensor '" + name + "' is missing");
    const auto &view = found->second;
    const auto kind = torchKind(view.kind);
    if (!kind)
      throw Error(ErrorCode::Unsupported, file.path() + ": tensor '" + name + "' has element type " +
                                              scalarName(view.kind) + ", expected F32, F16, BF16 or I64");
    auto stored = torch::empty(view.shape, *kind);
    if (stored.sizes() != target.sizes())
      throw Error(ErrorCode::Corrupt, file.path() + ": tensor '" + name + "' has shape " + shapeText(stored.sizes()) +
                                          ", expected " + shapeText(target.sizes()));
    std::memcpy(stored.data_ptr(), view.data, view.bytes);
    const auto values = stored.to(torch::kFloat);
    if (!values.isfinite().all().item<bool>())
      throw Error(ErrorCode::Corrupt, file.path() + ": tensor '" + name + "' holds values that are not finite");
    auto destination = target;
    destination.copy_(values);
  }
}

void saveWeights(const torch::nn::Module &module, const std::string &path, ScalarKind kind) {
  torch::NoGradGuard noGrad;
  const auto stored = torchKind(kind);
  if (!stored)
    throw Error(ErrorCode::Internal, path + ": weights are not saved as " + scalarName(kind));
  std::map<std::string, torch::Tensor> kept;
  std::map<std::string, TensorView> views;
  for (const auto &[name, tensor] : namedTensors(module)) {
    const auto values = tensor.detach().to(torch::kCPU).to(*stored).contiguous();
    if (!values.isfinite().all().item<bool>())
      throw Error(ErrorCode::Internal,
                  path + ": tensor '" + name + "' holds values that are not finite in the file's type");
    views[name] = {kind, values.sizes().vec(), static_cast<const std::byte *>(values.data_ptr()), values.nbytes()};
    kept.emplace(name, values);
  }
  writeSafetensors(path, views);
}

} // namespace xemap::model
