#include "files/configurations/checkpoints.hpp"

#include "files/configurations/configurations.hpp"

namespace files {
namespace {

namespace fs = std::filesystem;
using physics::Checkpoint;
using physics::Origin;

const std::string measurements = "/chain/measurements", origins = "/chain/origins/";
const std::string motion = "/motion/", breathing = "/motion/breathing/";

std::array<fs::path, 2> places(const fs::path& output) {
    return {output.string() + ".checkpoint.0", output.string() + ".checkpoint.1"};
}

/// Everything of one matrix, column after column: [columns][rows].
/// @param letters  of columns and rows
template <class Matrix>
void write_matrix(Output& file, const std::string& name, const Matrix& m,
                  std::array<std::string_view, 2> letters, Meaning meaning) {
    const auto rows = static_cast<std::size_t>(m.rows()),
               columns = static_cast<std::size_t>(m.cols());
    file.write<double>(name, std::span(m.data(), rows * columns),
                       {{letters[0], columns}, {letters[1], rows}}, meaning);
}

Eigen::MatrixXd read_matrix(const Input& file, const std::string& name, Eigen::Index rows,
                            std::size_t columns) {
    const auto values = file.read<double>(name, {columns, static_cast<std::size_t>(rows)});
    return Eigen::Map<const Eigen::MatrixXd>(values.data(), rows,
                                             static_cast<Eigen::Index>(values.size()) / rows);
}

void write_configuration(Output& file, const std::string& group, const physics::Configuration& c) {
    file.write<double>(group + "edge", {&c.edge, 1}, {{"1", 1}}, // not a single value: a checksum
                       {"l", "edge of the box"});
    write_matrix(file, group + "position", c.positions, {"N", "3"}, {"l", "positions"});
    write_matrix(file, group + "diameter", c.diameters, {"1", "N"}, {"l", "sizes"});
}

physics::Configuration read_configuration(const Input& file, const std::string& group) {
    const std::size_t n = file.shape(group + "position").front();
    return {file.read<double>(group + "edge", {1}).front(),
            read_matrix(file, group + "position", 3, n),
            read_matrix(file, group + "diameter", static_cast<Eigen::Index>(n), 1)};
}

void write_integers(Output& file, const std::string& name, const std::vector<std::int64_t>& values,
                    std::string_view letter, std::string_view meaning) {
    file.write<std::int64_t>(name, values, {{letter, values.size()}}, {"1", meaning});
}

std::vector<std::int64_t> counters(const physics::MotionState& m) {
    std::vector<std::int64_t> counted;
    for (const std::uint64_t value :
         {m.next_block, m.attempts.displacements, m.attempts.displacements_accepted,
          m.attempts.swaps, m.attempts.swaps_accepted})
        counted.push_back(static_cast<std::int64_t>(value));
    return counted;
}

/// What breathing sizes add.
void write_sizes(Output& file, const physics::BreathingState& b) {
    write_matrix(file, breathing + "velocity", b.velocities, {"1", "N"}, {"l/t", "of the sizes"});
    write_matrix(file, breathing + "set", b.set, {"1", "N"}, {"l", "sizes to exchange"});
    file.write<double>(breathing + "thermostat", std::array{b.temperature}, {{"1", 1}},
                       {"e/k_B", "its temperature"});
    write_matrix(file, breathing + "control", b.control, {"1", "22"},
                 {"1", "sums since the bath was corrected"});
    write_matrix(file, breathing + "potential", b.potential, {"1", "28"}, {"e", "of the sizes"});
    file.write<double>(breathing + "evidence", b.evidence, {{"E", b.evidence.size()}},
                       {"1", "sums of the measurements"});
}

physics::BreathingState read_sizes(const Input& file) {
    const std::size_t n = file.shape(breathing + "set").back();
    const auto particles = static_cast<Eigen::Index>(n);
    return {read_matrix(file, breathing + "velocity", particles, 1),
            read_matrix(file, breathing + "set", particles, 1),
            file.read<double>(breathing + "thermostat", {1}).front(),
            read_matrix(file, breathing + "potential", physics::size_potential_terms, 1),
            read_matrix(file, breathing + "control", physics::BathControl::numbers, 1),
            file.read<double>(breathing + "evidence", {any})};
}

void write_checkpoint(Output& file, const Checkpoint& c) {
    write_integers(file, "/chain/sweep", {c.progress.sweep}, "1", "since the start of the chain");
    write_record_rows(file, measurements, c.progress.measurements);
    std::vector<std::int64_t> sweeps;
    for (const Origin& origin : c.progress.origins) {
        const std::string group = origins + std::to_string(sweeps.size()) + "/";
        sweeps.push_back(origin.sweep);
        write_configuration(file, group, origin.configuration);
        write_matrix(file, group + "drift", origin.drift, {"1", "3"},
                     {"l", "of the centre of mass"});
    }
    write_integers(file, origins + "sweep", sweeps, "O", "since the start of the chain");
    write_configuration(file, motion, c.motion.configuration);
    write_matrix(file, motion + "velocity", c.motion.velocities, {"V", "3"},
                 {"l/t", "none in Monte Carlo"});
    write_matrix(file, motion + "drift", c.motion.drift, {"1", "3"},
                 {"l", "of the centre of mass"});
    write_integers(file, motion + "counters", counters(c.motion), "5",
                   "next random block; displacements, accepted; swaps, accepted");
    if (c.motion.breathing.set.size() > 0)
        write_sizes(file, c.motion.breathing);
}

Checkpoint read_checkpoint(const Input& file) {
    Checkpoint c{{file.read<std::int64_t>("/chain/sweep", {1}).front(),
                  {},
                  read_record_rows(file, measurements)},
                 {}};
    for (const std::int64_t sweep : file.read<std::int64_t>(origins + "sweep", {any})) {
        const std::string group = origins + std::to_string(c.progress.origins.size()) + "/";
        c.progress.origins.push_back(
            {read_configuration(file, group), read_matrix(file, group + "drift", 3, 1), sweep});
    }
    const auto counted = file.read<std::int64_t>(motion + "counters", {5});
    const auto count = [&](std::size_t k) { return static_cast<std::uint64_t>(counted[k]); };
    c.motion = {
        read_configuration(file, motion),          read_matrix(file, motion + "velocity", 3, any),
        read_matrix(file, motion + "drift", 3, 1), count(0),
        {count(1), count(2), count(3), count(4)},  {}};
    if (file.has(breathing + "set"))
        c.motion.breathing = read_sizes(file);
    return c;
}

/// @throws files::Error  if the file is of another run
void expect_run(const Input& file, const Provenance& run) {
    const std::string where = file.path().string() + ": ";
    if (file.text("/provenance/executable") != run.executable)
        throw Error(where + "was written by another program, expected this one");
    if (file.text("/provenance/parameters") != run.parameters)
        throw Error(where + "has other parameters, expected those of this run");
    std::vector<std::string> hashes;
    for (const Provenance::Source& input : run.inputs)
        hashes.push_back(input.sha256);
    if (file.texts("/provenance/inputs/sha256") != hashes)
        throw Error(where + "had other inputs, expected those of this run");
}

} // namespace

Checkpoints::Checkpoints(const fs::path& output, const Provenance& run)
    : run_(run), places_(places(output)) {}

std::optional<Checkpoint>
Checkpoints::newest(const std::function<void(const std::string& line)>& ignored) {
    std::optional<Checkpoint> found;
    for (std::size_t k = 0; k < places_.size(); ++k) {
        if (!fs::exists(places_[k]))
            continue;
        try {
            const Input file(places_[k]);
            expect_run(file, run_);
            Checkpoint c = read_checkpoint(file);
            if (!found || c.progress.sweep > found->progress.sweep) {
                found = std::move(c);
                older_ = 1 - k;
            }
        } catch (const Error& error) {
            ignored(std::string(error.what()) + "; it is ignored");
        }
    }
    return found;
}

void Checkpoints::write(const Checkpoint& checkpoint) {
    Output file(places_[older_], run_);
    write_checkpoint(file, checkpoint);
    file.commit();
    older_ = 1 - older_;
}

void remove_checkpoints(const fs::path& output) {
    std::error_code ignored;
    for (const fs::path& place : places(output))
        fs::remove(place, ignored);
}

} // namespace files
