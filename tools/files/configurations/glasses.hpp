#pragma once

#include "files/hdf5/h5.hpp"
#include "physics/model/model.hpp"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <limits>
#include <new>
#include <string>
#include <vector>

namespace files {

/// Where a glass comes from.  The id is stable through all stages.
struct Glass {
    std::int64_t id;
    std::int64_t chain; ///< -1: unknown
    std::int64_t
        sweep; ///< Monte Carlo sweeps (or MD steps) since the start of its chain; -1: unknown
    double parent_temperature; ///< of the liquid it was quenched from [e/k_B]; 0: unknown
};

/// A particle that a glass was certified without.
struct Rattler {
    std::int64_t glass;    ///< id
    std::int64_t particle; ///< from 0
};

/// What the output of every stage has: the model as text, and the glasses it speaks of.
struct Lineage {
    std::string model_text; ///< YAML, as it travels in /parameters/model
    std::vector<Glass> glasses;
    std::vector<Rattler> rattlers = {}; ///< glass after glass, ascending in each
};

/// A catalogue, which leaves out how its numbers were found and what follows from others.
bool is_catalogue(const Input& file);
/// Stands for a number that a catalogue leaves out.
inline constexpr double not_kept = std::numeric_limits<double>::quiet_NaN();

/// /parameters/model and /glasses, and /rattlers in files that leave some out.
Lineage read_lineage(const Input& file);
void write_lineage(Output& file, const Lineage& lineage);

/// The model that travels in /parameters/model.
physics::Model read_model(const Input& file);

/// The row of a glass in a table of one row per glass.
/// @throws files::Error  naming `file` if there is none
template <class Row>
const Row& find_row(const std::vector<Row>& rows, std::int64_t glass,
                    const std::filesystem::path& file) {
    for (const Row& row : rows)
        if (row.glass == glass)
            return row;
    throw Error(file.string() + ": has no glass " + std::to_string(glass) +
                ", expected one row for each of the minima");
}

/// Ids repeat from one parent temperature to the next: a glass of the same id must come from the
/// same parent temperature, chain and sweep.
/// @throws files::Error  naming `file`, which speaks of `others`
void expect_same_glasses(const std::vector<Glass>& minima, const std::vector<Glass>& others,
                         const std::filesystem::path& file);

/// What a stage leaves out.
struct LeftOut {
    std::size_t rejected;
    std::size_t all;
    std::string what;   ///< "glasses have no certificate"
    std::string reason; ///< of the first
};

/// @throws files::Error  if more than the fraction `limit` is left out, or everything
void expect_few(const LeftOut& left_out, double limit, const std::filesystem::path& file);

/// Runs `work` for one glass; prefixes its errors with file and glass.
template <class Work>
auto for_glass(const std::filesystem::path& file, std::int64_t id, const Work& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        throw Error(file.string() + ": glass " + std::to_string(id) + ": " + error.what());
    }
}

} // namespace files
