#include "files/modes/mode_fields.hpp"

#include "files/modes/nonlinear_modes.hpp"

#include <algorithm>

namespace files {
namespace {

/// Every mode whose field is kept.
std::vector<ModeField> harmonic(const Input& file, std::size_t particles) {
    const Modes modes = read_modes(file);
    const auto kept = read_displacements(file, static_cast<std::int64_t>(particles));
    std::vector<ModeField> fields;
    for (const std::int64_t row : kept.mode) {
        const Mode& m = modes.modes[static_cast<std::size_t>(row)];
        const auto field = field_of(kept, row, file.path());
        fields.push_back({m.glass,
                          row,
                          m.eigenvalue,
                          m.kappa,
                          m.chi,
                          m.participation_ratio,
                          {field.begin(), field.end()}});
    }
    return fields;
}

/// Every mode once.
std::vector<ModeField> nonlinear(const Input& file, std::size_t particles) {
    const auto modes = read_nonlinear_modes(file).modes;
    const auto values =
        file.read<double>("/nonlinear_modes/displacement", {modes.size(), particles, 3});
    std::vector<ModeField> fields;
    for (std::size_t k = 0; k < modes.size(); ++k) {
        const FittedMode& m = modes[k];
        if (m.duplicate_of < 0)
            fields.push_back(
                {m.glass,
                 static_cast<std::int64_t>(k),
                 m.lambda,
                 m.kappa,
                 m.chi,
                 m.participation_ratio,
                 {&values[3 * particles * k], &values[3 * particles * k] + 3 * particles}});
    }
    return fields;
}

std::vector<double> each(const std::vector<ModeField>& modes, double ModeField::*member) {
    std::vector<double> values;
    for (const ModeField& mode : modes)
        values.push_back(mode.*member);
    return values;
}

/// An element of single numbers or of vectors, one for each particle.
void write_element(Output& file, const std::string& name, const std::vector<double>& values,
                   const Extents& extents, std::string_view meaning) {
    const std::string element = "/particles/all/" + name;
    file.write<double>(element + "/value", values, extents, {"", meaning});
    share_frame_numbers(file, element);
}

} // namespace

std::vector<double> participation(const ModeField& mode) {
    std::vector<double> shares;
    const auto& z = mode.displacement;
    for (std::size_t k = 0; k < z.size(); k += 3)
        shares.push_back(z[k] * z[k] + z[k + 1] * z[k + 1] + z[k + 2] * z[k + 2]);
    return shares;
}

std::vector<ModeField> softest_modes(const Input& file, const std::vector<Glass>& glasses,
                                     std::size_t most, std::size_t particles) {
    expect_same_glasses(glasses, read_lineage(file).glasses, file.path());
    std::vector<ModeField> all =
        file.has("/nonlinear_modes") ? nonlinear(file, particles) : harmonic(file, particles);
    std::stable_sort(all.begin(), all.end(),
                     [](const ModeField& a, const ModeField& b) { return a.lambda < b.lambda; });
    std::vector<ModeField> softest;
    for (const Glass& glass : glasses) {
        std::size_t found = 0;
        for (const ModeField& mode : all)
            if (mode.glass == glass.id && found++ < most)
                softest.push_back(mode);
    }
    if (softest.empty())
        throw Error(file.path().string() + ": has no field of a mode of " +
                    (glasses.size() == 1 ? "glass " + std::to_string(glasses.front().id)
                                         : std::string("these glasses")) +
                    ", expected one at least: keep_fields_below of the modes may be too low");
    return softest;
}

void write_mode_fields(Output& file, const std::vector<ModeField>& modes) {
    std::vector<double> displacements, shares, rows;
    for (const ModeField& mode : modes) {
        const auto& z = mode.displacement;
        displacements.insert(displacements.end(), z.begin(), z.end());
        const auto of_mode = participation(mode);
        shares.insert(shares.end(), of_mode.begin(), of_mode.end());
        rows.push_back(static_cast<double>(mode.mode));
    }
    const std::size_t particles = shares.size() / modes.size();
    write_element(file, "displacement", displacements,
                  {{"F", modes.size()}, {"N", particles}, components}, "unit field z of the mode");
    file.hard_link("/particles/all/displacement", "/particles/all/velocity");
    write_element(file, "participation", shares, {{"F", modes.size()}, {"N", particles}},
                  "|z_i|^2");
    write_observable(file, "mode", rows, "row in the file of modes");
    write_observable(file, "lambda", each(modes, &ModeField::lambda), "H : zz [e/l^2]");
    write_observable(file, "kappa", each(modes, &ModeField::kappa), "U''' : zzz [e/l^3]");
    write_observable(file, "chi", each(modes, &ModeField::chi), "U'''' : zzzz [e/l^4]");
    write_observable(file, "participation_ratio", each(modes, &ModeField::participation_ratio),
                     "1/N to 1");
}

} // namespace files
