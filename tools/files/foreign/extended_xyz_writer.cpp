#include "files/foreign/extended_xyz.hpp"
#include "files/foreign/text_output.hpp"

namespace files {
namespace {

std::string of_mode(const ModeField& mode) {
    return " mode=" + std::to_string(mode.mode) + " lambda=" + exact(mode.lambda) +
           " kappa=" + exact(mode.kappa) + " chi=" + exact(mode.chi) +
           " participation_ratio=" + exact(mode.participation_ratio);
}

std::string comment(const physics::Configuration& c, const Glass& glass, const ModeField* mode,
                    const Provenance& provenance) {
    const std::string edge = exact(c.edge);
    std::string line = "Lattice=\"" + edge + " 0 0 0 " + edge + " 0 0 0 " + edge +
                       "\" Properties=species:S:1:pos:R:3:diameter:R:1" +
                       (mode ? ":displacement:R:3:participation:R:1" : "") +
                       " pbc=\"T T T\" glass=" + std::to_string(glass.id) +
                       " parent_temperature=" + exact(glass.parent_temperature) +
                       (mode ? of_mode(*mode) : "") + " tool=" + provenance.tool +
                       " executable=" + provenance.executable;
    for (std::size_t k = 0; k < provenance.inputs.size(); ++k) {
        const std::string key = " input" + std::to_string(k);
        line += key + "=\"" + provenance.inputs[k].name + "\"" + key +
                "_sha256=" + provenance.inputs[k].sha256;
    }
    return line;
}

} // namespace

void write_extended_xyz(const std::filesystem::path& path, const Frames& frames,
                        const std::vector<ModeField>& modes, const Provenance& provenance,
                        const std::vector<FrameNumbers>& numbers) {
    TextOutput file(path);
    for (std::size_t f = 0; f < frames.configurations.size(); ++f) {
        const physics::Configuration& c = frames.configurations[f];
        const ModeField* mode = modes.empty() ? nullptr : &modes[f];
        const auto shares = mode ? participation(*mode) : std::vector<double>{};
        file.stream() << c.particles() << '\n' << comment(c, frames.glasses[f], mode, provenance);
        for (const FrameNumbers& number : numbers)
            file.stream() << ' ' << number.name << '=' << exact(number.values[f]);
        file.stream() << '\n';
        for (Eigen::Index i = 0; i < c.particles(); ++i) {
            const auto particle = static_cast<std::size_t>(i);
            file.stream() << 'X';
            for (const double x : c.positions.col(i))
                file.stream() << ' ' << exact(x);
            file.stream() << ' ' << exact(c.diameters[i]);
            for (std::size_t k = 0; mode && k < 3; ++k)
                file.stream() << ' ' << exact(mode->displacement[3 * particle + k]);
            if (mode)
                file.stream() << ' ' << exact(shares[particle]);
            file.stream() << '\n';
        }
    }
    file.commit();
}

} // namespace files
