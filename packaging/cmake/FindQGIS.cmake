# SPDX-License-Identifier: GPL-2.0-or-later
# Finds QGIS for building C++ plugins.
#
# Looks under QGIS_PREFIX_PATH (CMake or environment variable) first, then where the system keeps it.
# Defines QGIS_FOUND, QGIS_VERSION, QGIS_INCLUDE_DIR and the imported targets QGIS::headers, QGIS::core and QGIS::gui.
# COMPONENTS headers: the headers alone are enough.
set(_qgis_prefixes ${QGIS_PREFIX_PATH} $ENV{QGIS_PREFIX_PATH})

find_path(QGIS_INCLUDE_DIR qgsapplication.h HINTS ${_qgis_prefixes} PATH_SUFFIXES include/qgis qgis include)
set(_qgis_required QGIS_INCLUDE_DIR)
if(NOT "${QGIS_FIND_COMPONENTS}" STREQUAL "headers")
  foreach(_qgis_part core gui)
    string(TOUPPER ${_qgis_part} _qgis_upper)
    find_library(QGIS_${_qgis_upper}_LIBRARY qgis_${_qgis_part} HINTS ${_qgis_prefixes} PATH_SUFFIXES lib)
    list(APPEND _qgis_required QGIS_${_qgis_upper}_LIBRARY)
  endforeach()
endif()

if(QGIS_INCLUDE_DIR AND EXISTS "${QGIS_INCLUDE_DIR}/qgsconfig.h")
  file(STRINGS "${QGIS_INCLUDE_DIR}/qgsconfig.h" _qgis_version REGEX "^#define VERSION ")
  string(REGEX REPLACE "^#define VERSION +\"([0-9.]+).*$" "\\1" QGIS_VERSION "${_qgis_version}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(QGIS REQUIRED_VARS ${_qgis_required} VERSION_VAR QGIS_VERSION)
mark_as_advanced(QGIS_INCLUDE_DIR QGIS_CORE_LIBRARY QGIS_GUI_LIBRARY)

if(QGIS_FOUND AND NOT TARGET QGIS::headers)
  add_library(QGIS::headers INTERFACE IMPORTED GLOBAL)
  set_target_properties(QGIS::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${QGIS_INCLUDE_DIR}")
  foreach(_qgis_part core gui)
    string(TOUPPER ${_qgis_part} _qgis_upper)
    if(QGIS_${_qgis_upper}_LIBRARY)
      add_library(QGIS::${_qgis_part} UNKNOWN IMPORTED GLOBAL)
      set_target_properties(QGIS::${_qgis_part} PROPERTIES IMPORTED_LOCATION "${QGIS_${_qgis_upper}_LIBRARY}"
        INTERFACE_LINK_LIBRARIES QGIS::headers)
    endif()
  endforeach()
endif()
