#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proves that each rule of lint.py finds a planted violation and leaves what is right alone."""
import hashlib
import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import lint

SPDX = "// " + lint.LICENSE_LINE + "\n"
HEADER = SPDX + "#pragma once\n"
MODULE = "# " + lint.LICENSE_LINE + "\nxemap_add_library(m\n  HEADERS a.h b.h\n  SOURCES a.cpp listed_private.h)\n"


class LintTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        listed = mock.patch.dict(lint.LARGE_FILES, clear=True)  # those of the project are not in the planted tree
        listed.start()
        self.addCleanup(listed.stop)
        for module in ("base", "text", "raster", "checkpoint", "importer", "infer", "data", "train", "model"):
            self.write(f"libxemap/xemap/{module}/CMakeLists.txt", MODULE)
            self.write(f"libxemap/xemap/{module}/a.h", HEADER)
        for folder in ("ui", "plugin/start", "libxemap/tools"):
            self.write(f"{folder}/CMakeLists.txt", "# " + lint.LICENSE_LINE + "\na.h a.cpp\n")

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def plant_folders(self):
        for folder in ("model/spec", "model/layers", "model/image", "model/text", "model/head", "model/phrase",
                       "importer/layouts", "infer/extent"):
            self.write(f"libxemap/xemap/{folder}/CMakeLists.txt", MODULE)
            self.write(f"libxemap/xemap/{folder}/a.h", HEADER)

    def found(self):
        return [(str(path), line, rule) for path, line, rule, _ in lint.violations(lint.Tree(self.root))]

    def assert_found(self, name, content, rule, line=None):
        self.write(name, content)
        found = self.found()
        self.assertIn((name, rule), [(path, r) for path, _, r in found])
        if line:
            self.assertIn((name, line, rule), found)

    def assert_clean(self, name, content):
        self.write(name, content)
        self.assertEqual(self.found(), [])

    def test_a_clean_tree_is_clean(self):
        self.assertEqual(self.found(), [])

    def test_forbidden_libraries_are_found_where_they_are_named(self):
        planted = {
            "libxemap/xemap/base/a.cpp": ["QString", "qgsapplication.h", "torch/torch.h", "gdal_priv.h", "nlohmann/json.hpp"],
            "libxemap/xemap/raster/a.cpp": ["QtCore/QString", "ATen/ATen.h", "qgis.h", "CLI/CLI.hpp"],
            "libxemap/xemap/model/a.cpp": ["gdal.h", "cpl_error.h", "QObject", "proj.h"],
            "libxemap/xemap/train/a.cpp": ["gdal_priv.h", "ogr_spatialref.h", "cpl_string.h"],
            "libxemap/tools/a.cpp": ["QCoreApplication", "qgsproject.h"],
            "ui/a.cpp": ["torch/nn.h", "gdal.h", "ogr_api.h", "qgsdockwidget.h", "c10/util/Half.h"],
            "plugin/start/a.cpp": ["torch/script.h", "c10/core/Device.h", "ATen/core/Tensor.h", "caffe2/core/init.h"],
        }
        for name, headers in planted.items():
            for header in headers:
                for form in (f"#include <{header}>", f'#  include "{header}"'):
                    with self.subTest(name=name, form=form):
                        self.assert_found(name, f"{SPDX}#include <vector>\n{form}\n", "layers", line=3)
            self.write(name, SPDX)

    def test_libraries_are_allowed_where_they_belong(self):
        self.write("libxemap/xemap/model/a.cpp", SPDX + "#include <torch/nn.h>\n#include <nlohmann/json.hpp>\n")
        self.write("libxemap/xemap/raster/a.cpp", SPDX + "#include <gdal_priv.h>\n#include <cpl_string.h>\n#include <proj.h>\n")
        self.write("ui/a.cpp", SPDX + "#include <QWidget>\n#include <QtWidgets/QLabel>\n#include <cmath>\n")
        self.assert_clean("plugin/start/a.cpp", SPDX + "#include <qgsinterface.h>\n#include <QDockWidget>\n#include <unistd.h>\n")

    def test_forbidden_modules_are_found(self):
        self.assert_found("libxemap/xemap/base/a.cpp", SPDX + '#include "xemap/raster/a.h"\n', "layers", line=2)
        self.assert_found("libxemap/xemap/raster/a.cpp", SPDX + '#include "xemap/infer/a.h"\n', "layers")
        self.assert_found("ui/a.cpp", SPDX + '#include "xemap/base/a.h"\n', "layers")
        self.assert_found("plugin/start/a.cpp", SPDX + '#include "xemap/model/a.h"\n', "layers")

    def test_a_folder_may_use_what_its_own_row_says(self):
        self.plant_folders()
        forbidden = {
            "checkpoint/a.cpp": ["torch/nn.h", "xemap/model/spec/a.h"],
            "model/spec/a.cpp": ["torch/types.h", "xemap/checkpoint/a.h", "xemap/model/layers/a.h"],
            "model/layers/a.cpp": ["xemap/model/image/a.h", "xemap/text/a.h", "nlohmann/json.hpp"],
            "model/image/a.cpp": ["xemap/model/text/a.h", "xemap/model/head/a.h", "xemap/model/a.h"],
            "model/text/a.cpp": ["xemap/model/image/a.h", "xemap/text/a.h"],
            "model/head/a.cpp": ["xemap/model/a.h", "xemap/model/phrase/a.h", "xemap/checkpoint/a.h"],
            "model/a.cpp": ["xemap/model/phrase/a.h", "xemap/text/a.h", "zip.h"],
            "model/phrase/a.cpp": ["xemap/model/image/a.h", "xemap/model/head/a.h", "unicode/ustring.h"],
            "importer/layouts/a.cpp": ["torch/types.h", "xemap/model/layers/a.h"],
            "importer/a.cpp": ["xemap/model/a.h", "xemap/model/head/a.h"],
            "infer/extent/a.cpp": ["xemap/text/a.h", "xemap/importer/a.h", "xemap/model/phrase/a.h"],
            "train/a.cpp": ["xemap/model/phrase/a.h"],
        }
        for name, headers in forbidden.items():
            for header in headers:
                with self.subTest(name=name, header=header):
                    self.assert_found(f"libxemap/xemap/{name}", f'{SPDX}#include "{header}"\n', "layers", line=2)
            self.write(f"libxemap/xemap/{name}", SPDX)

    def test_a_folder_may_be_used_where_its_name_is_in_the_row(self):
        self.plant_folders()
        for name, headers in {
            "model/layers/a.cpp": ["torch/nn.h", "xemap/model/spec/a.h", "xemap/checkpoint/a.h"],
            "model/head/a.cpp": ["xemap/model/spec/a.h", "xemap/model/layers/a.h", "xemap/model/image/a.h", "xemap/model/text/a.h"],
            "model/a.cpp": ["xemap/model/head/a.h", "xemap/checkpoint/a.h"],
            "model/phrase/a.cpp": ["xemap/text/a.h", "xemap/model/text/a.h", "xemap/model/layers/a.h", "xemap/checkpoint/a.h"],
            "importer/layouts/a.cpp": ["xemap/model/spec/a.h", "xemap/checkpoint/a.h"],
            "infer/a.cpp": ["xemap/infer/extent/a.h", "xemap/model/phrase/a.h", "xemap/model/a.h"],
            "train/a.cpp": ["xemap/model/head/a.h", "xemap/checkpoint/a.h"],
        }.items():
            with self.subTest(name=name):
                self.assert_clean(f"libxemap/xemap/{name}", SPDX + "".join(f'#include "{header}"\n' for header in headers))

    def test_a_folder_without_a_row_belongs_to_the_one_above(self):
        self.plant_folders()
        self.write("libxemap/xemap/model/spec/deep/CMakeLists.txt", MODULE)
        self.assert_found("libxemap/xemap/model/spec/deep/a.cpp", SPDX + "#include <torch/types.h>\n", "layers", line=2)
        allowed = '#include <nlohmann/json.hpp>\n#include "xemap/model/spec/a.h"\n'
        self.assert_clean("libxemap/xemap/model/spec/deep/a.cpp", SPDX + allowed)

    def test_the_folders_of_the_plugin_stand_lowest_first(self):
        rows = [module for module in lint.MAY_USE if module.split("/")[0] == "plugin"]
        for number, module in enumerate(rows):
            with self.subTest(module=module):
                self.assertEqual(lint.MAY_USE[module].intersection(rows[number:]), set())

    def test_a_folder_of_the_plugin_uses_those_below_it_alone(self):
        folders = ("engine", "output", "processing", "dock", "questions", "results", "start")
        for folder in folders:
            self.write(f"plugin/{folder}/CMakeLists.txt", "# " + lint.LICENSE_LINE + "\na.h a.cpp\n")
            self.write(f"plugin/{folder}/a.h", HEADER)
        for lower, higher in (("engine", "questions"), ("output", "processing"), ("processing", "dock"), ("dock", "processing"),
                              ("dock", "questions"), ("questions", "results"), ("results", "start")):
            with self.subTest(lower=lower, higher=higher):
                self.assert_found(f"plugin/{lower}/a.cpp", f'{SPDX}#include "plugin/{higher}/a.h"\n', "layers", line=2)
            self.write(f"plugin/{lower}/a.cpp", SPDX)
        self.assert_clean("plugin/results/a.cpp", SPDX + '#include "plugin/questions/a.h"\n#include "plugin/output/a.h"\n')

    def test_a_folder_of_the_plugin_without_a_row_uses_nothing(self):
        self.write("plugin/CMakeLists.txt", "# " + lint.LICENSE_LINE + "\nadd_library(plugin other/a.cpp)\n")
        self.assert_found("plugin/other/a.cpp", SPDX + "#include <QWidget>\n", "layers", line=2)

    def test_a_private_header_is_shared_within_the_top_module(self):
        self.plant_folders()
        self.write("libxemap/xemap/infer/extent/unlisted.h", HEADER)
        self.assert_clean("libxemap/xemap/infer/a.cpp", SPDX + '#include "xemap/infer/extent/unlisted.h"\n')
        self.assert_found("libxemap/tools/a.cpp", SPDX + '#include "xemap/infer/extent/unlisted.h"\n', "private", line=2)

    def test_an_unknown_library_is_found(self):
        self.assert_found("libxemap/xemap/base/a.cpp", SPDX + "#include <boost/any.hpp>\n", "layers", line=2)

    def test_an_unknown_module_is_found(self):
        self.write("libxemap/xemap/extra/CMakeLists.txt", MODULE)
        self.assert_found("libxemap/xemap/extra/a.cpp", SPDX + "#include <vector>\n", "layers")

    def test_torch_is_found_through_a_chain_of_headers(self):
        self.write("libxemap/xemap/model/a.h", HEADER + "#include <torch/types.h>\n")
        self.write("libxemap/xemap/infer/b.h", HEADER + '#include "xemap/model/a.h"\n')
        self.assert_found("libxemap/xemap/infer/a.h", HEADER + '#include "xemap/infer/b.h"\n', "reach")
        self.assert_found("plugin/engine/a.cpp", SPDX + '#include "xemap/infer/a.h"\n', "reach")

    def test_gdal_is_found_behind_a_header_of_data_in_train(self):
        self.write("libxemap/xemap/data/a.h", HEADER + '#include "xemap/raster/a.h"\n')
        self.write("libxemap/xemap/raster/a.h", HEADER + "#include <gdal_priv.h>\n")
        self.assert_found("libxemap/xemap/train/a.cpp", SPDX + '#include "xemap/data/a.h"\n', "reach")

    def test_a_private_header_may_name_torch_but_not_be_used_elsewhere(self):
        for name in ("unlisted.h", "listed_private.h"):
            with self.subTest(name=name):
                self.assert_clean(f"libxemap/xemap/infer/{name}", HEADER + "#include <torch/types.h>\n")
                self.assert_clean("libxemap/xemap/infer/a.cpp", f'{SPDX}#include "xemap/infer/{name}"\n')
                self.assert_found("plugin/start/a.cpp", f'{SPDX}#include "xemap/infer/{name}"\n', "private", line=2)
                self.write("plugin/start/a.cpp", SPDX)

    def test_a_generated_header_is_found_by_its_template(self):
        self.write("plugin/info.h.in", HEADER)
        self.assert_clean("plugin/start/a.cpp", SPDX + '#include "info.h"\n')

    def test_headers_that_include_each_other_end(self):
        self.write("libxemap/xemap/infer/b.h", HEADER + '#include "xemap/infer/a.h"\n')
        self.assert_clean("libxemap/xemap/infer/a.h", HEADER + '#include "xemap/infer/b.h"\n')

    def test_a_missing_license_line_is_found(self):
        self.assert_found("ui/a.cpp", "#include <QWidget>\n", "license")
        self.assert_found("packaging/a.sh", "#!/bin/sh\necho\n", "license")
        self.assert_found("bin/script", "#!/bin/sh\necho\n", "license")
        self.assert_found("bin/CMakeLists.txt", "project(x)\n", "license")

    def test_a_script_has_its_license_below_the_interpreter(self):
        self.assert_clean("packaging/a.sh", "#!/bin/sh\n# " + lint.LICENSE_LINE + "\n")

    def test_unfinished_work_is_found(self):
        for mark in ("TO" + "DO", "FIX" + "ME", "XX" + "X", "not " + "implemented"):
            with self.subTest(mark=mark):
                self.assert_found("ui/a.cpp", f"{SPDX}\n// {mark}: later\n", "unfinished", line=3)

    def test_paths_and_hosts_of_a_machine_are_found(self):
        for text in ("/wo" + "rk/main/x", "/ho" + "me/ann/x", "http://deb" + ".debian.org/debian", "https://pypi" + ".org/simple"):
            with self.subTest(text=text):
                self.assert_found("docs/a.md", f"one\nsee {text}\n", "machine", line=2)

    def test_paths_inside_the_project_are_not_a_machine(self):
        self.assert_clean("docs/a.md", "docs/work/flow.md, $HOME/work/x and https://www.debian.org\n")

    def test_large_files_are_found(self):
        self.assert_found("resources/models/a.safetensors", b"\0" * (lint.MAX_FILE_BYTES + 1), "size")
        self.assert_found("tests/data/a.bin", b"\0" * (lint.MAX_TEST_DATA_BYTES + 1), "size")

    def test_a_large_file_is_let_by_with_the_content_it_is_listed_with(self):
        name = "resources/models/a.safetensors"
        content = b"\0" * (lint.MAX_FILE_BYTES + 1)
        with mock.patch.dict(lint.LARGE_FILES, {name: hashlib.sha256(content).hexdigest()}):
            self.assert_clean(name, content)
            self.assert_found(name, content[:-1] + b"\1", "size")
            self.assert_found(name, b"small", "size")
            self.assert_found("resources/models/b.safetensors", content, "size")
            (self.root / name).unlink()
            self.assertIn((name, 1, "size"), self.found())

    def test_much_test_data_is_found(self):
        for number in range(lint.MAX_ALL_TEST_DATA_BYTES // lint.MAX_TEST_DATA_BYTES + 1):
            self.write(f"tests/data/{number}.bin", b"\0" * lint.MAX_TEST_DATA_BYTES)
        self.assertEqual(self.found(), [("tests/data", 1, "size")])

    def test_names_and_guards_are_found(self):
        self.assert_found("tests/FooTest.cpp", SPDX, "name")
        self.assert_found("ui/a.h", SPDX, "guard")

    def test_a_source_that_is_not_built_is_found(self):
        self.assert_found("ui/ba.cpp", SPDX, "listed")

    def test_a_source_listed_above_its_folder_is_built(self):
        self.write("ui/CMakeLists.txt", "# " + lint.LICENSE_LINE + "\nadd_library(ui widgets/b.cpp)\n")
        self.assert_clean("ui/widgets/b.cpp", SPDX)

    def test_long_files_are_noted_but_pass(self):
        self.assert_clean("ui/a.cpp", SPDX + "\n" * lint.MAX_LINES[".cpp"])
        self.assertEqual(len(list(lint.long_files(lint.Tree(self.root)))), 1)

    def test_ignored_files_are_left_alone_in_a_git_checkout(self):
        subprocess.run(["git", "-C", str(self.root), "init", "-q"], check=True)
        self.write(".gitignore", "/scratch/\n")
        self.write("scratch/a.sh", "#!/bin/sh\n")
        self.assertEqual(self.found(), [])
        self.assert_found("kept/a.sh", "#!/bin/sh\n", "license")

    def test_the_program_fails_with_a_line_for_each_violation(self):
        self.write("ui/a.cpp", SPDX + "#include <gdal.h>\n")
        run = subprocess.run([lint.__file__, str(self.root)], capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertIn("ui/a.cpp:2: layers: ui may not use GDAL (gdal.h)", run.stdout)


if __name__ == "__main__":
    unittest.main()
