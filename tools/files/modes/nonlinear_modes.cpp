#include "files/modes/nonlinear_modes.hpp"

#include "files/hdf5/single_precision.hpp"

namespace files {
namespace {

const std::string group = "/nonlinear_modes";

const std::tuple columns{
    Column{"glass", &FittedMode::glass, {"1", "id"}},
    Column{"start_mode", &FittedMode::start_mode, {"1", "row of /modes in the modes file"}},
    Column{"lambda", &FittedMode::lambda, {"e/l^2", "H : zz = m omega_1^2"}},
    Column{"kappa", &FittedMode::kappa, {"e/l^3", "U''' : zzz, not negative"}},
    Column{"chi", &FittedMode::chi, {"e/l^4", "U'''' : zzzz"}},
    Column{"participation_ratio", &FittedMode::participation_ratio, {"1", "1/N to 1"}},
    Column{"overlap", &FittedMode::overlap, {"1", "|z . start|"}},
    Column{"duplicate_of",
           &FittedMode::duplicate_of,
           {"1", "earlier row that is the same mode; -1: none"}}};

const std::tuple search_columns{
    Column{"start_frequency", &FittedMode::start_frequency, {"1/t", "omega of the start"}},
    Column{"gradient_norm", &FittedMode::gradient_norm, {"1", "|grad log b| at |z| = 1"}},
    Column{"contractions", &FittedMode::contractions, {"1", "evaluations of H z and U''' : zz"}}};

const std::tuple rejected_columns{
    Column{"glass", &RejectedStart::glass, {"1", "id"}},
    Column{"start_mode", &RejectedStart::start_mode, {"1", "row of /modes in the modes file"}},
    Column{"gradient_norm", &RejectedStart::gradient_norm, {"1", "|grad log b| when given up"}}};

/// Those of the harmonic modes, which a catalogue holds beside these.
void set_start_frequencies(std::vector<FittedMode>& modes, const Input& catalogue) {
    const auto frequency = catalogue.read<double>("/modes/frequency", {any});
    for (FittedMode& mode : modes)
        mode.start_frequency = frequency[row_of_modes(
            mode.start_mode, frequency.size(), "/nonlinear_modes/start_mode", catalogue.path())];
}

} // namespace

void append(NonlinearModes& modes, const StartingModes& starts,
            std::vector<physics::NonlinearMode> found, double same_overlap) {
    std::vector<std::size_t> from; // the start of each mode that converged
    for (std::size_t k = 0; k < found.size(); ++k)
        if (found[k].converged)
            from.push_back(k);
        else
            modes.rejected.push_back({starts.glass, starts.mode[k], found[k].gradient_norm});
    std::erase_if(found, [](const physics::NonlinearMode& mode) { return !mode.converged; });

    const auto before = static_cast<std::int64_t>(modes.modes.size());
    const std::vector<int> equal = physics::duplicates(found, same_overlap);
    for (std::size_t k = 0; k < found.size(); ++k) {
        const physics::NonlinearMode& mode = found[k];
        modes.modes.push_back({.glass = starts.glass,
                               .start_mode = starts.mode[from[k]],
                               .start_frequency = starts.frequency[from[k]],
                               .lambda = mode.expansion.lambda,
                               .kappa = mode.expansion.kappa,
                               .chi = mode.expansion.chi,
                               .participation_ratio = mode.participation_ratio,
                               .overlap = mode.overlap,
                               .gradient_norm = mode.gradient_norm,
                               .duplicate_of = equal[k] < 0 ? -1 : before + equal[k],
                               .contractions = mode.contractions});
        modes.displacements.insert(modes.displacements.end(), mode.field.begin(), mode.field.end());
    }
}

NonlinearModes read_nonlinear_modes(const Input& file) {
    NonlinearModes modes{read_lineage(file),
                         read_table<FittedMode>(file, group, columns),
                         read_table<RejectedStart>(file, "/rejected", rejected_columns),
                         0,
                         {}};
    if (is_catalogue(file))
        set_start_frequencies(modes.modes, file);
    else
        read_columns(file, group, modes.modes, search_columns);
    const std::string name = group + "/displacement";
    if (!file.has(name))
        return modes;
    const Shape shape = file.shape(name);
    if (shape.size() != 3 || shape[0] != modes.modes.size() || shape[2] != 3)
        throw Error(file.path().string() + ": " + name + " has another shape, expected [" +
                    std::to_string(modes.modes.size()) + "][N][3]");
    modes.particles = static_cast<std::int64_t>(shape[1]);
    return modes;
}

void round_to_single(NonlinearModes& modes) {
    round_to_single(modes.modes, columns);
    round_to_single(modes.modes, search_columns);
    round_to_single(modes.rejected, rejected_columns);
}

void write_nonlinear_columns(Output& file, const NonlinearModes& modes) {
    write_table(file, group, "L", modes.modes, columns);
    write_table(file, "/rejected", "X", modes.rejected, rejected_columns);
}

void write_nonlinear_modes(Output& file, const NonlinearModes& modes) {
    write_lineage(file, modes.lineage);
    write_nonlinear_columns(file, modes);
    write_table(file, group, "L", modes.modes, search_columns);
    file.write<double>(
        group + "/displacement", modes.displacements,
        {{"L", modes.modes.size()}, {"N", static_cast<std::size_t>(modes.particles)}, components},
        {"1", "unit fields"});
}

} // namespace files
