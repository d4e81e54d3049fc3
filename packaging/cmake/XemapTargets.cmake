# SPDX-License-Identifier: GPL-2.0-or-later
# How targets of this project are made, so that each module's file only lists what is its own.

add_library(xemap_warnings INTERFACE)
target_compile_options(xemap_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wno-missing-field-initializers)
if(XEMAP_DEVELOPER_MODE)
  target_compile_options(xemap_warnings INTERFACE -Werror)
endif()
if(CMAKE_UNITY_BUILD) # Sources that are compiled as one see names of each other that none of them means.
  target_compile_options(xemap_warnings INTERFACE -Wno-shadow -Wno-subobject-linkage)
endif()
if(XEMAP_SANITIZE)
  target_compile_options(xemap_warnings INTERFACE -fsanitize=${XEMAP_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(xemap_warnings INTERFACE -fsanitize=${XEMAP_SANITIZE})
endif()

# xemap_add_library(<module> HEADERS ... SOURCES ... [PUBLIC ...] [PRIVATE ...])
# Makes the static library xemap_<module>, alias XeMap::<module>. Headers are listed so that each is proved to compile
# alone (target all_verify_interface_header_sets).
function(xemap_add_library module)
  cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(xemap_${module} STATIC ${ARG_SOURCES})
    set(scope PUBLIC)
    target_link_libraries(xemap_${module} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} xemap_warnings)
    set_target_properties(xemap_${module} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
      VERIFY_INTERFACE_HEADER_SETS ON)
  else()
    add_library(xemap_${module} INTERFACE)
    set(scope INTERFACE)
    target_link_libraries(xemap_${module} INTERFACE ${ARG_PUBLIC})
  endif()
  target_sources(xemap_${module} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/libxemap" FILES ${ARG_HEADERS})
  add_library(XeMap::${module} ALIAS xemap_${module})
endfunction()

# xemap_add_test(<module> SOURCES ... [LIBRARIES ...] [LABELS ...])
# One GoogleTest program per module; ctest name unit/<module>.
function(xemap_add_test module)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  string(REPLACE "/" "_" target "${module}")
  add_executable(xemap_test_${target} ${ARG_SOURCES})
  target_link_libraries(xemap_test_${target} PRIVATE ${ARG_LIBRARIES} GTest::gmock_main xemap_warnings)
  target_include_directories(xemap_test_${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  add_test(NAME ${module} COMMAND xemap_test_${target})
  set_tests_properties(${module} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300)
endfunction()
