#pragma once

#include "cli/tool.hpp"

#include <CLI/CLI.hpp>
#include <stdexcept>

namespace cli {

/// What is wrong with a command line: Exit status `usage`.
struct WrongCommandLine : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The options of one tool, and its files as they are given.
struct Tool::Options {
    CLI::App app;
    std::vector<const std::filesystem::path*> inputs;
    std::vector<const std::vector<std::filesystem::path>*> input_lists;
    const std::filesystem::path* output = nullptr;

    Options(std::string_view name, std::string_view summary);
    CLI::Option* add_path(std::string_view option, std::filesystem::path& target,
                          std::string_view meaning);
    CLI::Option* add_paths(std::string_view option, std::vector<std::filesystem::path>& targets,
                           std::string_view meaning);

    /// Fills the targets of all options; false if help is asked for.
    /// @throws WrongCommandLine  also where the output would overwrite an input
    bool parse(int argc, char** argv);

  private:
    const std::filesystem::path* overwritten() const;
    std::string meant(const CLI::ParseError& error) const;
};

} // namespace cli
