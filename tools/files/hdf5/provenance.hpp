#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace files {

class Input;
class Output;

/// Where a file comes from: written to /provenance of every output.  No date, run time, host or
/// absolute path, so that the same inputs give the same bytes.
struct Provenance {
    std::string tool;       ///< "quench"
    std::string executable; ///< SHA-256 of the running program
    std::string parameters; ///< YAML text as read
    struct Source {
        std::string name; ///< file name as given, made relative
        std::string sha256;
        std::filesystem::path path = {}; ///< as given to the run; not stored
    };
    std::vector<Source> inputs;
    std::uint64_t seed = 0; ///< 0: no random numbers were used
    std::string cpu;        ///< model name of the processor
    std::string kernels;    ///< physics::kernels()
};

/// Hashes the running executable and the inputs.
Provenance provenance(std::string tool, std::string parameters,
                      const std::vector<std::filesystem::path>& inputs, std::uint64_t seed = 0);

/// /provenance/{tool,executable,parameters,seed,cpu,kernels} and /provenance/inputs/{name,sha256}.
void write_provenance(Output& file, const Provenance& p);

/// The inputs of a run that have these paths.
/// @pre  they are among those given to provenance()
std::vector<Provenance::Source> sources_of(const Provenance& run,
                                           const std::vector<std::filesystem::path>& paths);

/// What a file says it was made of.
std::vector<Provenance::Source> sources_of(const Input& file);

/// One of `sources` is among what the file was made of, or the file itself, with the same bytes: a
/// catalogue holds several stages.
/// @throws files::Error  naming the file and, in the words of `expected`, what it should be made of
void expect_made_of(const Input& file, std::span<const Provenance::Source> sources,
                    const std::string& expected);

/// Lower-case hexadecimal SHA-256 of a file.  @throws files::Error  if it cannot be read
std::string sha256(const std::filesystem::path& path);

} // namespace files
