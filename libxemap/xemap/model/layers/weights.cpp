// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/weights.h"

#include <cstring>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

#include "xemap/base/error.h"

namespace xemap::model {

namespace {

/// The element types that weights may have.
std::optional<torch::ScalarType> torchKind(checkpoint::ScalarKind kind) {
  switch (kind) {
  case checkpoint::ScalarKind::Float32:
    return torch::kFloat;
  case checkpoint::ScalarKind::Float16:
    return torch::kHalf;
  case checkpoint::ScalarKind::BFloat16:
    return torch::kBFloat16;
  case checkpoint::ScalarKind::Int64:
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

void loadTensors(torch::nn::Module &module, const std::string &path,
                 const std::map<std::string, checkpoint::TensorView> &stored, MissingTensors missing) {
  torch::NoGradGuard noGrad;
  const auto targets = namedTensors(module);
  for (const auto &[name, view] : stored)
    if (targets.find(name) == targets.end())
      throw Error(ErrorCode::Corrupt, path + ": tensor '" + name + "' does not belong to the architecture");
  for (const auto &[name, target] : targets) {
    const auto found = stored.find(name);
    if (found == stored.end() && missing == MissingTensors::Kept)
      continue;
    if (found == stored.end())
      throw Error(ErrorCode::Corrupt, path + ": tensor '" + name + "' is missing");
    const auto &view = found->second;
    const auto kind = torchKind(view.kind);
    if (!kind)
      throw Error(ErrorCode::Unsupported, path + ": tensor '" + name + "' has element type " +
                                              checkpoint::scalarName(view.kind) + ", expected F32, F16, BF16 or I64");
    auto values = torch::empty(view.shape, *kind);
    if (values.sizes() != target.sizes())
      throw Error(ErrorCode::Corrupt, path + ": tensor '" + name + "' has shape " + shapeText(values.sizes()) +
                                          ", expected " + shapeText(target.sizes()));
    std::memcpy(values.data_ptr(), view.data, view.bytes);
    values = values.to(torch::kFloat);
    if (!values.isfinite().all().item<bool>())
      throw Error(ErrorCode::Corrupt, path + ": tensor '" + name + "' holds values that are not finite");
    auto destination = target;
    destination.copy_(values);
  }
}

/// The tensors of a module in a file's element type; `kept` holds what the views look at.
std::map<std::string, checkpoint::TensorView> viewsOf(const torch::nn::Module &module, const std::string &path,
                                                      checkpoint::ScalarKind kind, std::vector<torch::Tensor> &kept) {
  const auto stored = torchKind(kind);
  if (!stored)
    throw Error(ErrorCode::Internal, path + ": weights are not saved as " + checkpoint::scalarName(kind));
  std::map<std::string, checkpoint::TensorView> views;
  for (const auto &[name, tensor] : namedTensors(module)) {
    const auto values = tensor.detach().to(torch::kCPU).to(*stored).contiguous();
    if (!values.isfinite().all().item<bool>())
      throw Error(ErrorCode::Internal,
                  path + ": tensor '" + name + "' holds values that are not finite in the file's type");
    views[name] = {kind, values.sizes().vec(), static_cast<const std::byte *>(values.data_ptr()), values.nbytes()};
    kept.push_back(values);
  }
  return views;
}

} // namespace

void loadWeights(torch::nn::Module &module, const checkpoint::SafetensorsFile &file, MissingTensors missing) {
  loadTensors(module, file.path(), file.tensors(), missing);
}

void loadPart(torch::nn::Module &module, const checkpoint::SafetensorsFile &file, const std::string &prefix) {
  std::map<std::string, checkpoint::TensorView> tensors;
  for (const auto &[name, view] : file.tensors())
    if (name.rfind(prefix, 0) == 0)
      tensors.emplace(name.substr(prefix.size()), view);
  loadTensors(module, file.path(), tensors, MissingTensors::Refused);
}

void saveWeights(const torch::nn::Module &module, const std::string &path, checkpoint::ScalarKind kind) {
  std::vector<torch::Tensor> kept;
  checkpoint::writeSafetensors(path, viewsOf(module, path, kind, kept));
}

} // namespace xemap::model
