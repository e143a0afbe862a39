#pragma once

#include "files/hdf5/provenance.hpp"
#include "physics/liquid/chain.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace files {

/// The last two checkpoints of a chain, beside its output: `<output>.checkpoint.0` and `.1`.  They
/// outlive the output: whoever started the run may be killed before it noted that it is complete,
/// and then starts it again.  They are removed when the output is used, remove_checkpoints().
class Checkpoints {
  public:
    /// @param run  program, parameters and inputs; only a checkpoint of the same ones is taken
    Checkpoints(const std::filesystem::path& output, const Provenance& run);

    /// The newest one that is whole and of this run.
    /// @param ignored  told about every other one, in one line
    std::optional<physics::Checkpoint>
    newest(const std::function<void(const std::string& line)>& ignored);

    /// In the place of the older one.
    void write(const physics::Checkpoint& checkpoint);

  private:
    Provenance run_;
    std::array<std::filesystem::path, 2> places_;
    std::size_t older_ = 0;
};

/// Removes those beside `output`, where there are any and this is allowed.
void remove_checkpoints(const std::filesystem::path& output);

} // namespace files
