# SPDX-License-Identifier: GPL-2.0-or-later
# Texts of the user interface in other languages: .ts files that Qt Linguist edits, compiled into a target.

# xemap_add_translations(<target> <folder> SOURCES <folder>... LANGUAGES <language>...)
# Compiles <folder>/xemap_<language>.ts at build and embeds it in the target as :/xemap/i18n/xemap_<language>.qm. The
# target xemap_update_translations brings the .ts files up to date with the sources; it is built by hand.
function(xemap_add_translations target folder)
  cmake_parse_arguments(ARG "" "" "SOURCES;LANGUAGES" ${ARGN})
  find_package(Qt${XEMAP_QT_MAJOR} REQUIRED COMPONENTS LinguistTools)
  set(compiled "")
  set(written "")
  set(entries "")
  foreach(language ${ARG_LANGUAGES})
    set(ts "${folder}/xemap_${language}.ts")
    set(qm "${CMAKE_CURRENT_BINARY_DIR}/xemap_${language}.qm")
    add_custom_command(OUTPUT "${qm}" COMMAND Qt${XEMAP_QT_MAJOR}::lrelease -silent "${ts}" -qm "${qm}"
      DEPENDS "${ts}" VERBATIM)
    list(APPEND written "${ts}")
    list(APPEND compiled "${qm}")
    string(APPEND entries "<file>xemap_${language}.qm</file>")
  endforeach()
  # Not AUTORCC, which does not wait for files that are made at build.
  set(collection "${CMAKE_CURRENT_BINARY_DIR}/xemap_translations.qrc")
  set(embedded "${CMAKE_CURRENT_BINARY_DIR}/xemap_translations.cpp")
  file(CONFIGURE OUTPUT "${collection}"
    CONTENT "<RCC version=\"1.0\"><qresource prefix=\"/xemap/i18n\">${entries}</qresource></RCC>\n" @ONLY)
  add_custom_command(OUTPUT "${embedded}"
    COMMAND Qt${XEMAP_QT_MAJOR}::rcc --name xemap_translations --output "${embedded}" "${collection}"
    DEPENDS "${collection}" ${compiled} VERBATIM)
  target_sources(${target} PRIVATE "${embedded}")
  # Without line numbers, so that a file changes only where its texts do.
  add_custom_target(xemap_update_translations
    COMMAND Qt${XEMAP_QT_MAJOR}::lupdate -silent -no-obsolete -locations none -I "${PROJECT_SOURCE_DIR}"
      ${ARG_SOURCES} -ts ${written}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endfunction()
