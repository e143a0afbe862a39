#include "files/extended_xyz.hpp"
#include "files/text_output.hpp"

namespace files {
namespace {

std::string comment(const physics::Configuration& c, const Glass& glass, bool with_field,
                    const Provenance& provenance) {
    const std::string edge = exact(c.edge);
    std::string line = "Lattice=\"" + edge + " 0 0 0 " + edge + " 0 0 0 " + edge +
                       "\" Properties=species:S:1:pos:R:3:diameter:R:1" +
                       (with_field ? ":displacement:R:3" : "") +
                       " pbc=\"T T T\" glass=" + std::to_string(glass.id) +
                       " parent_temperature=" + exact(glass.parent_temperature) +
                       " tool=" + provenance.tool + " executable=" + provenance.executable;
    for (std::size_t k = 0; k < provenance.inputs.size(); ++k) {
        const std::string key = " input" + std::to_string(k);
        line += key + "=\"" + provenance.inputs[k].name + "\"" + key +
                "_sha256=" + provenance.inputs[k].sha256;
    }
    return line;
}

} // namespace

void write_extended_xyz(const std::filesystem::path& path, const Frames& frames,
                        const std::vector<std::vector<double>>& fields,
                        const Provenance& provenance) {
    TextOutput file(path);
    for (std::size_t f = 0; f < frames.configurations.size(); ++f) {
        const physics::Configuration& c = frames.configurations[f];
        file.stream() << c.particles() << '\n'
                      << comment(c, frames.glasses[f], !fields.empty(), provenance) << '\n';
        for (Eigen::Index i = 0; i < c.particles(); ++i) {
            file.stream() << 'A';
            for (const double x : c.positions.col(i))
                file.stream() << ' ' << exact(x);
            file.stream() << ' ' << exact(c.diameters[i]);
            for (std::size_t k = 0; !fields.empty() && k < 3; ++k)
                file.stream() << ' ' << exact(fields[f][3 * static_cast<std::size_t>(i) + k]);
            file.stream() << '\n';
        }
    }
    file.commit();
}

} // namespace files
