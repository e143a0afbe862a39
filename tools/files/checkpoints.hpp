#pragma once

#include "files/provenance.hpp"
#include "physics/chain.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace files {

/// The last two checkpoints of a chain, beside its output: `<output>.checkpoint.0` and `.1`.
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

    /// Once the output is complete.
    void remove() const;

  private:
    Provenance run_;
    std::array<std::filesystem::path, 2> places_;
    std::size_t older_ = 0;
};

} // namespace files
