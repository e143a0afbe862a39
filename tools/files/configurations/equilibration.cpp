#include "files/configurations/configurations.hpp"
#include "files/hdf5/single_precision.hpp"

namespace files {
namespace {

using physics::RecordRow;

const std::string group = "/equilibration";

const std::tuple row_columns{
    Column{"chain", &RecordRow::chain, {"1", "chain of this measurement"}},
    Column{"sweep", &RecordRow::sweep, {"1", "sweeps or steps since the start of the chain"}},
    Column{"lag", &RecordRow::lag, {"1", "sweeps since the configuration that overlap refers to"}},
    or_nan(Column{"energy",
                  &RecordRow::energy,
                  {"e", "potential energy per particle; NaN while sizes breathe"}}),
    or_nan(Column{"pressure",
                  &RecordRow::pressure,
                  {"e/l^3", "virial and kinetic part; NaN while sizes breathe"}}),
    Column{"overlap",
           &RecordRow::overlap,
           {"1", "fraction of particles moved by less than overlap_distance, drift removed"}}};

using Chain = RecordedChain;
const std::tuple chain_columns{
    Column{"chain", &Chain::chain, {"1", "chain of this row"}},
    Column{"seed", &Chain::seed, {"1", "root of its random numbers"}},
    or_nan(Column{"relaxation_sweeps",
                  &Chain::relaxation_sweeps,
                  {"1", "lag at which overlap falls to 1/e; NaN: not reached"}}),
    or_nan(Column{"displacement_acceptance",
                  &Chain::displacement_acceptance,
                  {"1", "fraction of displacements accepted; NaN: none tried"}}),
    or_nan(Column{"swap_acceptance",
                  &Chain::swap_acceptance,
                  {"1", "fraction of size exchanges accepted; NaN: none tried"}}),
    Column{"start", &Chain::start, {"", "random, hot, cold, continued, imported"}},
    Column{"method",
           &Chain::method,
           {"", "swap_monte_carlo, molecular_dynamics, breathing_molecular_dynamics, imported"}}};

} // namespace

void append(EquilibrationRecord& to, const EquilibrationRecord& from) {
    to.rows.insert(to.rows.end(), from.rows.begin(), from.rows.end());
    to.chains.insert(to.chains.end(), from.chains.begin(), from.chains.end());
    to.breathing.insert(to.breathing.end(), from.breathing.begin(), from.breathing.end());
}

void round_to_single(EquilibrationRecord& record) {
    round_to_single(record.rows, row_columns);
    round_to_single(record.chains, chain_columns);
    round_to_single(record.breathing);
}

bool has_record(const Input& file) { return file.has(group); }

std::vector<RecordRow> read_record_rows(const Input& file, const std::string& place) {
    return read_table<RecordRow>(file, place, row_columns);
}

void write_record_rows(Output& file, const std::string& place, const std::vector<RecordRow>& rows) {
    write_table(file, place, "R", rows, row_columns);
}

EquilibrationRecord read_record(const Input& file) {
    return {read_record_rows(file, group),
            read_table<Chain>(file, group + "/chains", chain_columns),
            has_breathing(file) ? read_breathing(file) : std::vector<BreathingChain>{}};
}

void write_record(Output& file, const EquilibrationRecord& record) {
    write_record_rows(file, group, record.rows);
    write_table(file, group + "/chains", "C", record.chains, chain_columns);
    if (!record.breathing.empty())
        write_breathing(file, record.breathing);
}

} // namespace files
