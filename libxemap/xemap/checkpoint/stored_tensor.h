// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "xemap/checkpoint/pickle_value.h"
#include "xemap/checkpoint/safetensors.h"

namespace xemap::checkpoint {

/// A tensor as a pickle describes it: a view of a storage that lies elsewhere.
struct StoredTensor {
  TensorLayout layout;
  std::vector<std::int64_t> strides; ///< In elements, one for each axis of the shape, none negative.
  std::int64_t offset = 0;           ///< Of the first element in the storage.
  std::string storageKey;
  std::int64_t storageElements = 0;
};

/// The tensors that a pickle's dicts, lists and objects hold.
///
/// A name is the path to the tensor: keys, attributes and places in lists, joined by '.'; empty where the pickle is one
/// tensor. Every tensor lies inside its storage and has at most as many elements as it.
/// Throws: Corrupt, a description that contradicts itself, or two tensors of one name; Unsupported, an element type, a
/// depth of nesting or an amount that no model needs. Each names `path` and the tensor.
std::map<std::string, StoredTensor> storedTensors(const std::string &path, const Pickle &pickle);

/// Puts the elements of a tensor in row-major order.
///
/// Shape: `storage` is the whole storage, `tensor.storageElements` elements.
std::vector<std::byte> gatherElements(const StoredTensor &tensor, std::vector<std::byte> storage);

} // namespace xemap::checkpoint
