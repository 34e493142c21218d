# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of Riser is built with.

add_library(riser_build INTERFACE)
target_include_directories(riser_build INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(riser_build INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_STRICT_ITERATORS RISER_VERSION="${PROJECT_VERSION}")
target_compile_options(riser_build INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(RISER_WERROR)
    target_compile_options(riser_build INTERFACE -Werror)
endif()
if(RISER_SANITIZE)
    add_compile_options(-fsanitize=${RISER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=${RISER_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE} base_dir=${CMAKE_SOURCE_DIR} hash_dir=false)
    if(RISER_PCH)
        list(APPEND CMAKE_CXX_COMPILER_LAUNCHER sloppiness=pch_defines,time_macros)
    endif()
endif()
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# Most of a compilation is reading Qt's headers, so builds that are made from nothing now and then read them once. Not the
# everyday one: there a change of the list would compile everything anew.
set(RISER_PCH_CORE <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument>
    <QJsonObject> <QList> <QMap> <QObject> <QPointer> <QProcess> <QRegularExpression> <QSet> <QString> <QStringList>
    <QTemporaryDir> <QTimer> <QUrl> <QVariant> <algorithm> <array> <atomic> <chrono> <condition_variable> <expected>
    <functional> <map> <memory> <mutex> <optional> <ranges> <string> <thread> <utility> <variant> <vector>)
function(riser_precompile target)
    if(RISER_PCH)
        target_precompile_headers(${target} PRIVATE ${RISER_PCH_CORE} ${ARGN})
    endif()
endfunction()
if(RISER_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess) # ccache wants it
endif()
set(CMAKE_PCH_WARN_INVALID OFF) # one that doesn't fit is read as text

# riser_library(NAME FOLDER...): a static library of every source in these folders (not their subfolders).
function(riser_library name)
    set(sources)
    foreach(folder IN LISTS ARGN)
        file(GLOB found CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp
             ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.h)
        list(APPEND sources ${found})
    endforeach()
    if(NOT sources) # a room that is not furnished yet
        set(sources ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp)
        file(WRITE ${sources} "")
    endif()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC riser_build)
endfunction()
