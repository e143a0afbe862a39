#pragma once

#include "files/hdf5/h5.hpp"

#include <filesystem>
#include <string>
#include <unistd.h>

/// A directory that is empty before a test and gone after it.
struct Scratch {
    std::filesystem::path directory =
        std::filesystem::temp_directory_path() / ("glass-tls-" + std::to_string(::getpid()));

    Scratch() { std::filesystem::create_directories(directory); }
    ~Scratch() { std::filesystem::remove_all(directory); }
    Scratch(const Scratch&) = delete;

    std::filesystem::path operator/(const char* name) const { return directory / name; }
};

/// What a file says of its origin where the test does not care.
inline files::Provenance no_provenance() { return {"test", "", "", {}, 0, "", ""}; }
