# SPDX-License-Identifier: GPL-2.0-or-later
# Proves that training needs neither GDAL nor what comes with it: the preset `trainer` is configured where none of that is
# found, and the program is linked with none of it.
#   cmake -DSOURCE=DIR -DTRAINER=FILE -DREADELF=FILE -DWORK=DIR -P trainer_stands_alone.cmake
file(REMOVE_RECURSE "${WORK}")
set(hidden)
foreach(package GDAL PROJ ICU TIFF GTest)
  list(APPEND hidden "-DCMAKE_DISABLE_FIND_PACKAGE_${package}=ON")
endforeach()
execute_process(COMMAND "${CMAKE_COMMAND}" --preset trainer -B "${WORK}" ${hidden}
  WORKING_DIRECTORY "${SOURCE}" RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(status)
  message(FATAL_ERROR "the preset 'trainer' cannot be configured without them:\n${output}")
endif()
file(REMOVE_RECURSE "${WORK}")

execute_process(COMMAND "${READELF}" -d "${TRAINER}" OUTPUT_VARIABLE needed COMMAND_ERROR_IS_FATAL ANY)
if(NOT needed MATCHES "libtorch")
  message(FATAL_ERROR "${TRAINER}: expected to be linked with LibTorch, found\n${needed}")
endif()
if(needed MATCHES "lib(gdal|proj|icu[a-z0-9]*|tiff|zip|Qt[0-9A-Za-z]*|qgis[_a-z]*)\\.so")
  message(FATAL_ERROR "${TRAINER}: expected nothing but LibTorch and OpenSSL, found ${CMAKE_MATCH_0}")
endif()

execute_process(COMMAND "${TRAINER}" train "${WORK}/absent.xms" --validation "${WORK}/absent.xms" --model xemap -o "${WORK}/model"
  RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 1 OR NOT said MATCHES "absent.xms")
  message(FATAL_ERROR "${TRAINER}: expected exit code 1 and a line that names the shard, found ${status}: ${said}")
endif()
