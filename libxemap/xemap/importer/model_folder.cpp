// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/model_folder.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/safetensors_writer.h"

namespace xemap::importer {

void requireFolderName(const std::string &name) {
  if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
    throw Error(ErrorCode::InvalidArgument,
                "name: expected a folder name that does not start with a dot, found '" + name + "'");
}

void writeCard(const nlohmann::json &json, const std::string &path) {
  std::ofstream file(path);
  file << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  file.close();
  if (!file)
    throw Error(ErrorCode::Unwritable, path + ": cannot be written");
}

bool writeTensors(const PlannedTensors &tensors, const std::string &path, const Feedback &feedback, double begin,
                  double end) {
  std::map<std::string, checkpoint::TensorLayout> layouts;
  double all = 0.0;
  const auto elementsOf = [](const checkpoint::TensorLayout &layout) {
    double elements = 1.0;
    for (const auto size : layout.shape)
      elements *= static_cast<double>(size);
    return elements;
  };
  for (const auto &[name, tensor] : tensors) {
    layouts.emplace(name, tensor.layout);
    all += elementsOf(tensor.layout);
  }
  checkpoint::SafetensorsWriter writer(path, layouts);
  double done = 0.0;
  for (const auto &[name, tensor] : tensors) {
    if (feedback.isCancelled())
      return false;
    const auto elements = tensor.elements();
    writer.write(name, elements.data(), elements.size());
    done += elementsOf(tensor.layout);
    feedback.setProgress(begin + (end - begin) * done / std::max(all, 1.0));
  }
  writer.finish();
  return true;
}

} // namespace xemap::importer
