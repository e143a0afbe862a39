#include "files/nonlinear_modes.hpp"

#include "files/table.hpp"

namespace files {
namespace {

const std::string group = "/nonlinear_modes";

const std::tuple columns{
    Column{"glass", &CubicMode::glass, {"1", "id"}},
    Column{"start_mode", &CubicMode::start_mode, {"1", "row of /modes in the modes file"}},
    Column{"start_frequency", &CubicMode::start_frequency, {"1/t", "omega of the start"}},
    Column{"lambda", &CubicMode::lambda, {"e/l^2", "H : zz = m omega_1^2"}},
    Column{"kappa", &CubicMode::kappa, {"e/l^3", "U''' : zzz, not negative"}},
    Column{"chi", &CubicMode::chi, {"e/l^4", "U'''' : zzzz"}},
    Column{"participation_ratio", &CubicMode::participation_ratio, {"1", "1/N to 1"}},
    Column{"overlap", &CubicMode::overlap, {"1", "|z . start|"}},
    Column{"gradient_norm", &CubicMode::gradient_norm, {"1", "|grad log b| at |z| = 1"}},
    Column{"duplicate_of", &CubicMode::duplicate_of, {"1", "row that is the same mode; -1: none"}},
    Column{"contractions", &CubicMode::contractions, {"1", "evaluations of H z and U''' : zz"}}};

const std::tuple rejected_columns{
    Column{"glass", &RejectedStart::glass, {"1", "id"}},
    Column{"start_mode", &RejectedStart::start_mode, {"1", "row of /modes in the modes file"}},
    Column{"gradient_norm", &RejectedStart::gradient_norm, {"1", "|grad log b| when given up"}}};

} // namespace

NonlinearModes read_nonlinear_modes(const Input& file) {
    NonlinearModes modes{read_origin(file),
                         read_table<CubicMode>(file, group, columns),
                         read_table<RejectedStart>(file, "/rejected", rejected_columns),
                         0,
                         {}};
    const std::string name = group + "/displacement";
    const Shape shape = file.shape(name);
    if (shape.size() != 3 || shape[0] != modes.modes.size() || shape[2] != 3)
        throw Error(file.path().string() + ": " + name + " has another shape, expected [" +
                    std::to_string(modes.modes.size()) + "][N][3]");
    modes.particles = static_cast<std::int64_t>(shape[1]);
    return modes;
}

void write_nonlinear_modes(Output& file, const NonlinearModes& modes) {
    write_origin(file, modes.origin);
    write_table(file, group, modes.modes, columns);
    write_table(file, "/rejected", modes.rejected, rejected_columns);
    file.write<double>(group + "/displacement", modes.displacements,
                       {modes.modes.size(), static_cast<std::size_t>(modes.particles), 3},
                       {"1", "unit field"});
}

} // namespace files
