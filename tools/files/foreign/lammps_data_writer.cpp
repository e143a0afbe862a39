#include "files/foreign/lammps_data.hpp"
#include "files/foreign/text_output.hpp"

#include <numbers>

namespace files {
namespace {

std::string title(const Glass& glass, const Provenance& provenance) {
    std::string line = "glass " + std::to_string(glass.id) + ", by " + provenance.tool + " " +
                       provenance.executable;
    for (const Provenance::Source& input : provenance.inputs)
        line += " of " + input.name + " " + input.sha256;
    return line;
}

/// Style sphere: id, type, diameter, mass density, position.  The mass is 1.
void write_atoms(std::ostream& out, const physics::Configuration& c) {
    out << "\nAtoms # sphere\n\n";
    for (Eigen::Index i = 0; i < c.particles(); ++i) {
        const double d = c.diameters[i];
        out << i + 1 << " 1 " << exact(d) << ' ' << exact(6 / (std::numbers::pi * d * d * d));
        for (const double x : c.positions.col(i))
            out << ' ' << exact(x);
        out << '\n';
    }
}

/// Velocities of style sphere end in three of the rotation.
void write_velocities(std::ostream& out, const std::vector<double>& displacement) {
    out << "\nVelocities\n\n";
    for (std::size_t k = 0; k < displacement.size(); k += 3)
        out << k / 3 + 1 << ' ' << exact(displacement[k]) << ' ' << exact(displacement[k + 1])
            << ' ' << exact(displacement[k + 2]) << " 0 0 0\n";
}

} // namespace

void write_lammps_data(const std::filesystem::path& path, const Frames& frames,
                       const std::vector<ModeField>& modes, const Provenance& provenance) {
    if (frames.configurations.size() != 1)
        throw Error(path.string() + ": would hold " + std::to_string(frames.configurations.size()) +
                    " frames, expected one in LAMMPS data: choose by --glass and --softest 1, or "
                    "another --format");
    const physics::Configuration& c = frames.configurations.front();
    TextOutput file(path);
    file.stream() << title(frames.glasses.front(), provenance) << "\n\n"
                  << c.particles() << " atoms\n1 atom types\n\n";
    for (const char axis : {'x', 'y', 'z'})
        file.stream() << "0 " << exact(c.edge) << ' ' << axis << "lo " << axis << "hi\n";
    write_atoms(file.stream(), c);
    if (!modes.empty())
        write_velocities(file.stream(), modes.front().displacement);
    file.commit();
}

} // namespace files
