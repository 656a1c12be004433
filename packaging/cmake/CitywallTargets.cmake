# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How a target is made here, so that warnings, the precompiled header and test settings are the same everywhere.

set(CITYWALL_BIN "${CMAKE_BINARY_DIR}/bin")
set(CITYWALL_MODULE_DIR "${CMAKE_BINARY_DIR}/lib/citywall/modules")
set(CITYWALL_SHARE "${CMAKE_BINARY_DIR}/share/citywall")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CITYWALL_BIN}")
# Bytecode only: ahead-of-time C++ for each QML file would double the build.
set(QT_QMLCACHEGEN_ARGUMENTS --only-bytecode)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_FLAGS MATCHES "sanitize")
    find_program(CITYWALL_MOLD mold)
    if(CITYWALL_MOLD)
        add_link_options(-fuse-ld=mold)
    endif()
endif()

# Settings every target of ours carries.
function(citywall_settings target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
        QT_DISABLE_DEPRECATED_UP_TO=0x060800)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/app")
endfunction()

# One precompiled Qt header, compiled once and reused by every target that asks for it.
function(citywall_precompile target)
    if(NOT TARGET citywall_pch)
        file(WRITE "${CMAKE_BINARY_DIR}/pch/pch.cpp" "")
        add_library(citywall_pch STATIC "${CMAKE_BINARY_DIR}/pch/pch.cpp")
        target_link_libraries(citywall_pch PRIVATE Qt6::Core Qt6::Gui Qt6::Positioning Qt6::Qml Qt6::Quick Qt6::Test Qt6::Concurrent)
        citywall_settings(citywall_pch)
        target_precompile_headers(citywall_pch PRIVATE
            <QtCore/QtCore> <QtGui/QtGui> <QtPositioning/QGeoCoordinate> <QtQml/QtQml> <QtQuick/QtQuick>)
    endif()
    target_link_libraries(${target} PRIVATE Qt6::Core Qt6::Gui Qt6::Positioning Qt6::Qml Qt6::Quick Qt6::Concurrent)
    target_precompile_headers(${target} REUSE_FROM citywall_pch)
endfunction()

# citywall_add_library(name SOURCES … PUBLIC libs… PRIVATE libs…): a static library Citywall::name.
function(citywall_add_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(citywall_${name} STATIC ${arg_SOURCES})
    add_library(Citywall::${name} ALIAS citywall_${name})
    set_target_properties(citywall_${name} PROPERTIES AUTOMOC ON)
    citywall_settings(citywall_${name})
    target_include_directories(citywall_${name} PUBLIC "${PROJECT_SOURCE_DIR}/app")
    target_link_libraries(citywall_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

# citywall_add_test(name SOURCES … LIBS …): a Qt Test executable, run headless, without network or the user's settings.
function(citywall_add_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(tst_${name} ${arg_SOURCES})
    set_target_properties(tst_${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    citywall_settings(tst_${name})
    target_link_libraries(tst_${name} PRIVATE Qt6::Test ${arg_LIBS})
    target_compile_definitions(tst_${name} PRIVATE
        CITYWALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CITYWALL_BUILD_DIR="${CMAKE_BINARY_DIR}")
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8;TZ=UTC"
        FAIL_REGULAR_EXPRESSION "QWARN;QSYSTEM: .*warning")
endfunction()
