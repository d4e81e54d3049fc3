// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/text_features.h"

namespace xemap::model {

TextFeatures queryAt(const TextFeatures &queries, int64_t index) {
  const auto one = [index](const torch::Tensor &all) {
    return all.defined() ? all.slice(0, index, index + 1) : torch::Tensor();
  };
  TextFeatures query;
  query.tokens = one(queries.tokens);
  query.mask = one(queries.mask);
  query.sentence = one(queries.sentence);
  for (std::size_t level = 0; level < query.vectors.size(); ++level)
    query.vectors[level] = one(queries.vectors[level]);
  query.alike = one(queries.alike);
  return query;
}

} // namespace xemap::model
