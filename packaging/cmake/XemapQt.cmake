# SPDX-License-Identifier: GPL-2.0-or-later
# Finds the Qt that matches the QGIS at hand and says how our Qt targets are compiled.
# Sets XEMAP_QT_MAJOR (5 or 6) in the including scope; Qt's targets are Qt${XEMAP_QT_MAJOR}::Widgets and so on.

# A plugin and its host share one process, so the Qt that QGIS itself was linked with is the only one that works.
function(_xemap_qt_major_of_qgis result)
  set(${result} "" PARENT_SCOPE)
  if(QGIS_CORE_LIBRARY)
    set(library "${QGIS_CORE_LIBRARY}")
  else()
    find_library(library qgis_core HINTS "${QGIS_PREFIX_PATH}/lib" NO_CACHE)
  endif()
  if(library)
    file(STRINGS "${library}" names REGEX "Qt[56]Core\\.(so|dll)" LIMIT_COUNT 1)
    if(names MATCHES "Qt([56])Core")
      set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
    endif()
  endif()
endfunction()

if(NOT XEMAP_QT_MAJOR)
  _xemap_qt_major_of_qgis(XEMAP_QT_MAJOR)
  if(NOT XEMAP_QT_MAJOR)
    set(XEMAP_QT_MAJOR 5)
  endif()
endif()
if(XEMAP_QT_MAJOR EQUAL 5)
  find_package(Qt5 5.15 REQUIRED COMPONENTS Core Gui Widgets)
elseif(XEMAP_QT_MAJOR EQUAL 6)
  find_package(Qt6 6.2 REQUIRED COMPONENTS Core Gui Widgets)
else()
  message(FATAL_ERROR "XEMAP_QT_MAJOR: expected 5 or 6, found '${XEMAP_QT_MAJOR}'")
endif()
message(STATUS "Qt ${Qt${XEMAP_QT_MAJOR}_VERSION} (XEMAP_QT_MAJOR=${XEMAP_QT_MAJOR})")

# xemap_use_qt(<target> [KEYWORDS])
# Runs moc for the target and refuses what Qt 5.15 deprecates, which is what Qt 6 removed. Without KEYWORDS the macros
# slots, signals and emit are off; code that includes QGIS headers needs them on.
function(xemap_use_qt target)
  cmake_parse_arguments(ARG "KEYWORDS" "" "" ${ARGN})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_compile_definitions(${target} PRIVATE QT_DISABLE_DEPRECATED_BEFORE=0x050F00 QT_NO_CAST_TO_ASCII)
  if(NOT ARG_KEYWORDS)
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)
  endif()
endfunction()
