#pragma once

#include "files/configurations/breathing.hpp"
#include "files/configurations/glasses.hpp"
#include "physics/liquid/record.hpp"
#include "physics/model/configuration.hpp"
#include "physics/model/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace files {

/// Configurations of one model: what `liquids` and `minima` files share.  Frame f is glass f.
struct Frames {
    physics::Model model;
    std::string model_text; ///< YAML, as it travels in /parameters/model
    std::vector<Glass> glasses;
    std::vector<physics::Configuration> configurations; ///< all of one N and one edge
    std::vector<Rattler> rattlers = {};                 ///< of minima
};

/// What is known of one chain.
struct RecordedChain {
    std::int64_t chain, seed;
    double relaxation_sweeps;       ///< lag at which overlap falls to 1/e; NaN: not reached
    double displacement_acceptance; ///< NaN for molecular dynamics
    double swap_acceptance;         ///< likewise
    std::string start;  ///< "random", "hot", "cold", "continued", "imported", see go_on()
    std::string method; ///< as in the parameters, or "imported"
};

/// Evidence of equilibration.
struct EquilibrationRecord {
    std::vector<physics::RecordRow> rows; ///< overlap: moved by less than overlap_distance
    std::vector<RecordedChain> chains;
    std::vector<BreathingChain> breathing = {}; ///< of chains whose sizes breathe
};

/// Rows and chains of another record after those of the first.
void append(EquilibrationRecord& to, const EquilibrationRecord& from);

enum class Precision { single_precision, double_precision };

/// @throws files::Error  unless the file says that it is H5MD
void expect_h5md(const Input& file);

/// H5MD 1.1 with /glasses; reads `liquids` and `minima` files alike.
/// @throws files::Error  also where check(configuration, model) fails, naming the frame
Frames read_frames(const Input& file);
void write_frames(Output& file, const Frames& frames, Precision precision);

/// Of the positions.
Precision precision(const Input& file);

/// Makes step and time of an H5MD element those of the positions.
void share_frame_numbers(Output& file, const std::string& element);

/// One value per frame, in double precision: /observables/name.
void write_observable(Output& file, const std::string& name, const std::vector<double>& values,
                      std::string_view meaning);

/// `path: frame k`, for messages.
std::string named(const std::filesystem::path& path, std::size_t frame);

/// check(c, model) of physics, its words preceded by path and frame.
void check_frame(const physics::Configuration& c, const physics::Model& model,
                 const std::filesystem::path& path, std::size_t frame);

bool has_record(const Input& file);
EquilibrationRecord read_record(const Input& file);
void write_record(Output& file, const EquilibrationRecord& record);
void round_to_single(EquilibrationRecord& record);

/// The measurements alone, in any group.
std::vector<physics::RecordRow> read_record_rows(const Input& file, const std::string& group);
void write_record_rows(Output& file, const std::string& group,
                       const std::vector<physics::RecordRow>& rows);

} // namespace files
