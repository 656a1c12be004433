# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How a target is made here, so that warnings, the precompiled header and test settings are the same everywhere.

set(CITYWALL_BIN "${CMAKE_BINARY_DIR}/bin")
set(CITYWALL_MODULE_DIR "${CMAKE_BINARY_DIR}/lib/citywall/modules")
set(CITYWALL_SHARE "${CMAKE_BINARY_DIR}/share/citywall")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CITYWALL_BIN}")
# Bytecode only: ahead-of-time C++ for each QML file would double the build.
set(QT_QMLCACHEGEN_ARGUMENTS --only-bytecode)
# While developing not even that: one C++ file for each QML file is most of the build; Qt keeps its own disk cache.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    set(CITYWALL_QML_CACHE NO_CACHEGEN)
endif()

# What reads the strings to be translated; app/sdk/reason.h says why it knows these two names.
set(CITYWALL_LUPDATE_OPTIONS -no-obsolete -locations none -tr-function-alias "tr+=phrase,tr+=marked")

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_CXX_FLAGS MATCHES "sanitize")
    find_program(CITYWALL_MOLD mold)
    if(CITYWALL_MOLD)
        add_link_options(-fuse-ld=mold)
    endif()
endif()

# Libraries that only carry QML have no symbol anyone refers to: link them all the same.
add_link_options(LINKER:--no-as-needed)

# Settings every target of ours carries. Its direct link libraries are written down for tests/architecture.
function(citywall_settings target)
    file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/link-graph/${target}.txt"
        CONTENT "${CMAKE_CURRENT_SOURCE_DIR}\n$<JOIN:$<TARGET_PROPERTY:${target},LINK_LIBRARIES>,\n>\n")
    # -fPIC for executables too: the precompiled header is one for all.
    target_compile_options(${target} PRIVATE -fPIC -Wall -Wextra -Wpedantic $<IF:$<CXX_COMPILER_ID:GNU>,-Wshadow=local,-Wno-missing-field-initializers> -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
        QT_DISABLE_DEPRECATED_UP_TO=0x060800)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/app")
endfunction()

# One precompiled header, compiled once and reused by every target of ours: what most files include, and no more, because each
# file pays for reading all of it. It adds nothing to link.
function(citywall_precompile target)
    if(NOT TARGET citywall_pch)
        file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/pch/pch.cpp" CONTENT "namespace citywall { extern const int precompiled; const int precompiled = 1; }\n")
        add_library(citywall_pch STATIC "${CMAKE_BINARY_DIR}/pch/pch.cpp")
        target_link_libraries(citywall_pch PRIVATE Qt6::Core Qt6::Gui Qt6::Positioning Qt6::Qml Qt6::Quick Qt6::Concurrent)
        citywall_settings(citywall_pch)
        target_precompile_headers(citywall_pch PRIVATE
            <algorithm> <array> <chrono> <cmath> <functional> <limits> <map> <memory> <numeric> <optional> <ranges> <set> <span>
            <unordered_map> <vector>
            <QtCore/QAbstractListModel> <QtCore/QAbstractTableModel> <QtCore/QCoreApplication> <QtCore/QDateTime> <QtCore/QDir>
            <QtCore/QFile> <QtCore/QFuture> <QtCore/QFutureWatcher> <QtCore/QHash> <QtCore/QJsonArray> <QtCore/QJsonDocument>
            <QtCore/QJsonObject> <QtCore/QList> <QtCore/QLocale> <QtCore/QObject> <QtCore/QPointer> <QtCore/QPromise>
            <QtCore/QRegularExpression> <QtCore/QSet> <QtCore/QSettings> <QtCore/QString> <QtCore/QStringList> <QtCore/QTemporaryDir>
            <QtCore/QTextStream> <QtCore/QThreadPool> <QtCore/QTimer> <QtCore/QTimeZone> <QtCore/QUrl> <QtCore/QVariant>
            <QtGui/QColor> <QtGui/QImage> <QtGui/QPainter> <QtPositioning/QGeoCoordinate> <QtConcurrent/QtConcurrentRun>
            <QtQml/QQmlEngine> <QtQuick/QQuickItem> <QtQuick/QQuickWindow>)
    endif()
    # The compiler takes the header only where these, which Qt's headers look at, are defined alike.
    target_compile_definitions(${target} PRIVATE QT_CORE_LIB QT_GUI_LIB QT_QML_LIB QT_NETWORK_LIB QT_POSITIONING_LIB
        QT_QUICK_LIB QT_QMLMODELS_LIB QT_QMLMETA_LIB QT_OPENGL_LIB QT_CONCURRENT_LIB QT_QMLINTEGRATION_LIB QT_QMLWORKERSCRIPT_LIB)
    target_precompile_headers(${target} REUSE_FROM citywall_pch)
endfunction()

# Compiles a library's files a few at a time: each compiler run pays about 1.5 s for the precompiled header and the templates
# that it leaves pending, whatever the file holds. Names in anonymous namespaces must therefore differ within a library.
option(CITYWALL_UNITE "Compile several files of a library at once" ON)
function(citywall_unite target)
    # A type in an anonymous namespace of one source file is as private to it as before.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${CITYWALL_UNITE} UNITY_BUILD_BATCH_SIZE 6)
endfunction()

# Bytes of resources need no Qt header: reading the precompiled one is most of what their compilation would cost. Called when the
# folder is done, because Qt adds such files late.
function(citywall_spare_resources target)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "/\\.qt/rcc/.*\\.cpp$")
    set_source_files_properties(${sources} PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# citywall_add_library(name [SHARED] SOURCES … PUBLIC libs… PRIVATE libs…): a library Citywall::name.
# SHARED is for what the shell and the modules both use: one copy of its state and types in the process.
function(citywall_add_library name)
    cmake_parse_arguments(arg "SHARED" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    if(arg_SHARED)
        add_library(citywall_${name} SHARED ${arg_SOURCES})
        set_target_properties(citywall_${name} PROPERTIES
            LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib/citywall")
    else()
        add_library(citywall_${name} STATIC ${arg_SOURCES})
    endif()
    add_library(Citywall::${name} ALIAS citywall_${name})
    set_target_properties(citywall_${name} PROPERTIES AUTOMOC ON)
    citywall_settings(citywall_${name})
    citywall_precompile(citywall_${name})
    citywall_unite(citywall_${name})
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
    citywall_precompile(tst_${name})
    target_link_libraries(tst_${name} PRIVATE Qt6::Test ${arg_LIBS})
    target_compile_definitions(tst_${name} PRIVATE
        CITYWALL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CITYWALL_BUILD_DIR="${CMAKE_BINARY_DIR}")
    # A test case that includes its own .moc leaves this file empty.
    if(NOT arg_SOURCES MATCHES "\\.h")
        set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/tst_${name}_autogen/mocs_compilation.cpp"
            PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;LC_ALL=C.UTF-8;TZ=UTC"
        FAIL_REGULAR_EXPRESSION "QWARN;QSYSTEM: .*warning")
endfunction()

# citywall_add_fuzzer(name SOURCES … LIBS …): an executable that feeds random bytes to the decoders that its sources name
# (tests/fuzz). Only with the preset fuzz; `ninja fuzzers` builds them all.
option(CITYWALL_FUZZ "Make the fuzzers (needs clang)" OFF)
function(citywall_add_fuzzer name)
    if(NOT CITYWALL_FUZZ)
        return()
    endif()
    cmake_parse_arguments(arg "" "" "SOURCES;LIBS" ${ARGN})
    add_executable(fuzz_${name} EXCLUDE_FROM_ALL ${arg_SOURCES})
    set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzzers")
    citywall_settings(fuzz_${name})
    citywall_precompile(fuzz_${name})
    target_link_libraries(fuzz_${name} PRIVATE citywall_fuzzer ${arg_LIBS})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    if(NOT TARGET fuzzers)
        add_custom_target(fuzzers)
    endif()
    add_dependencies(fuzzers fuzz_${name})
endfunction()

# citywall_add_qml(name URI … SOURCES … QML_FILES … PUBLIC libs… PRIVATE libs… [RESOURCES …] [SINGLETONS …]): a shared
# library Citywall::name that carries its QML in the resources under qrc:/qt/qml, for the UI kit.
function(citywall_add_qml name)
    cmake_parse_arguments(arg "" "URI" "SOURCES;QML_FILES;SINGLETONS;RESOURCES;PUBLIC;PRIVATE;IMPORTS" ${ARGN})
    citywall_add_library(${name} SHARED SOURCES ${arg_SOURCES} PUBLIC ${arg_PUBLIC} Qt6::Quick PRIVATE ${arg_PRIVATE})
    set_source_files_properties(${arg_SINGLETONS} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
    string(REPLACE "." "/" folder "${arg_URI}")
    qt_add_qml_module(citywall_${name} URI ${arg_URI} VERSION 1.0 NO_PLUGIN ${CITYWALL_QML_CACHE} RESOURCE_PREFIX /qt/qml
        OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/qml/${folder}" IMPORT_PATH "${CMAKE_BINARY_DIR}/qml"
        DEPENDENCIES QtQuick ${arg_IMPORTS} QML_FILES ${arg_QML_FILES} ${arg_SINGLETONS} RESOURCES ${arg_RESOURCES})
    cmake_language(EVAL CODE "cmake_language(DEFER CALL citywall_spare_resources citywall_${name})")
endfunction()

# citywall_add_module(id URI … SOURCES … QML_FILES … RESOURCES … LIBS … [TRANSLATED targets…]): a module plugin with its manifest <id>.json,
# built into the module folder, where the host finds it at run time. It sees base, sdk and the UI kit, nothing else.
function(citywall_add_module id)
    cmake_parse_arguments(arg "" "URI" "SOURCES;QML_FILES;RESOURCES;LIBS;IMPORTS;TRANSLATED" ${ARGN})
    set(target citywall_module_${id})
    add_library(${target} MODULE ${arg_SOURCES})
    add_dependencies(program ${target})
    target_compile_definitions(${target} PRIVATE QT_PLUGIN)
    set_target_properties(${target} PROPERTIES AUTOMOC ON OUTPUT_NAME "citywall-${id}" PREFIX ""
        LIBRARY_OUTPUT_DIRECTORY "${CITYWALL_MODULE_DIR}" RUNTIME_OUTPUT_DIRECTORY "${CITYWALL_MODULE_DIR}")
    citywall_settings(${target})
    citywall_precompile(${target})
    citywall_unite(${target})
    target_link_libraries(${target} PRIVATE Citywall::base Citywall::sdk ${arg_LIBS} Qt6::Quick)
    string(REPLACE "." "/" folder "${arg_URI}")
    qt_add_qml_module(${target} URI ${arg_URI} VERSION 1.0 NO_PLUGIN ${CITYWALL_QML_CACHE} RESOURCE_PREFIX /qt/qml
        OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/qml/${folder}" IMPORT_PATH "${CMAKE_BINARY_DIR}/qml"
        DEPENDENCIES QtQuick ${arg_IMPORTS}
        QML_FILES ${arg_QML_FILES} RESOURCES ${arg_RESOURCES})
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/i18n/${id}_zh_CN.ts")
        qt_add_translations(${target} SOURCE_TARGETS ${target} ${arg_TRANSLATED}
            TS_FILES i18n/${id}_zh_CN.ts RESOURCE_PREFIX /i18n LUPDATE_OPTIONS ${CITYWALL_LUPDATE_OPTIONS})
    endif()
    cmake_language(EVAL CODE "cmake_language(DEFER CALL citywall_spare_resources ${target})")
endfunction()
