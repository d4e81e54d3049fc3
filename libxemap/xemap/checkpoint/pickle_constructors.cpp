// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/pickle_constructors.h"

#include <map>

namespace xemap::checkpoint {

std::optional<PickleConstructor> pickleConstructor(std::string_view global) {
  static const std::map<std::string_view, PickleConstructor> known{
      {"collections.OrderedDict", PickleConstructor::Dict},
      {"torch._utils._rebuild_tensor_v2", PickleConstructor::Tensor},
      {"torch._utils._rebuild_parameter", PickleConstructor::FirstArgument},
      {"torch.Size", PickleConstructor::FirstArgument},
      {"torch.device", PickleConstructor::Opaque},
      {"argparse.Namespace", PickleConstructor::Object},
      // How Python 3 writes sets in protocols 2 and 3, and later ones.
      {"__builtin__.set", PickleConstructor::FirstArgument},
      {"builtins.set", PickleConstructor::FirstArgument},
      // TorchScript's typed lists, and the type that it hangs on other values.
      {"torch.jit._pickle.build_intlist", PickleConstructor::FirstArgument},
      {"torch.jit._pickle.build_doublelist", PickleConstructor::FirstArgument},
      {"torch.jit._pickle.build_boollist", PickleConstructor::FirstArgument},
      {"torch.jit._pickle.build_tensorlist", PickleConstructor::FirstArgument},
      {"torch.jit._pickle.restore_type_tag", PickleConstructor::FirstArgument},
  };
  const auto found = known.find(global);
  if (found != known.end())
    return found->second;
  // Classes of TorchScript modules: their code lies elsewhere in the archive and is never looked at.
  if (global.substr(0, 10) == "__torch__.")
    return PickleConstructor::Object;
  return std::nullopt;
}

} // namespace xemap::checkpoint
