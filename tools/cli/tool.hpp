#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Exit status shared by every tool.
enum Exit : int {
    ok = 0,         ///< the output file is complete
    failed = 1,     ///< bad data, failed read or write, no convergence; no output file is left
    usage = 2,      ///< the command line itself is wrong; nothing was read
    interrupted = 3 ///< asked to stop; the progress is kept for the next run
};

/// One command-line program: files in, one file out.  Options are named with their dashes,
/// "--liquids".  "--output" is the file out; before `body` runs, the tool checks that it
/// is not an input.
class Tool {
  public:
    Tool(std::string_view name, std::string_view summary);
    ~Tool();

    /// `--name PATH`, required.
    void path(std::string_view name, std::filesystem::path& target, std::string_view meaning);
    /// `--name PATH`, may be left out.
    void optional_path(std::string_view name, std::filesystem::path& target,
                       std::string_view meaning);
    /// `--name PATH...`, required, one or more.
    void paths(std::string_view name, std::vector<std::filesystem::path>& targets,
               std::string_view meaning);
    /// `--name PATH...`, any number; may be left out.
    void optional_paths(std::string_view name, std::vector<std::filesystem::path>& targets,
                        std::string_view meaning);
    /// `--name NUMBER`, a whole number of at least `least`, with a default.
    void count(std::string_view name, long& target, std::string_view meaning, long least = 0);
    /// `--name NUMBER`, above 0; may be left out.
    void positive(std::string_view name, double& target, std::string_view meaning);
    /// `--name WORDS`, not empty; may be left out.
    void text(std::string_view name, std::string& target, std::string_view meaning);
    /// `--name WORD`, one of `allowed`; with a default, or may be left out.
    void choice(std::string_view name, std::string& target, const std::vector<std::string>& allowed,
                std::string_view meaning);

    /// `--name` requires `--other`.
    void needs(std::string_view name, std::string_view other);
    /// `--name` and `--other` are not given together.
    void excludes(std::string_view name, std::string_view other);
    /// The body may throw Interrupted: --help names this exit status too.
    void may_be_interrupted();

    /// Parses argv, runs `body`, reports any exception as one line `name: what` on stderr.
    int main(int argc, char** argv, const std::function<void()>& body) const;

    /// A warning, one line `name: what` on stderr.
    void note(const std::string& what) const;

  private:
    int run(int argc, char** argv, const std::function<void()>& body) const;
    int report(const std::string& what, Exit status) const;
    struct Options;
    std::unique_ptr<Options> options_;
};

} // namespace cli
