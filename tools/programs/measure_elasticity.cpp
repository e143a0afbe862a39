// measure-elasticity: athermal moduli of every glass, and the frequencies that follow from them.

#include "cli/progress.hpp"
#include "cli/tool.hpp"
#include "files/configurations/minima.hpp"
#include "files/modes/elasticity.hpp"
#include "files/sections/stage_parameters.hpp"
#include "physics/glass/elasticity.hpp"
#include "physics/glass/hessian.hpp"

namespace {

double density(const physics::Configuration& c) {
    return static_cast<double>(c.particles()) / c.volume();
}

/// @param density  of all particles, which is not that of the backbone where there are rattlers
files::GlassElasticity measure(std::int64_t id, const physics::Configuration& c, double density,
                               const physics::PairPotential& potential, double shift) {
    const auto bonds = physics::find_bonds(c, potential);
    const auto lower = physics::hessian(bonds, c.particles());
    const physics::Moduli m = physics::moduli(bonds, lower, shift, c.volume());
    return {.glass = id,
            .shear_modulus = m.shear,
            .bulk_modulus = m.bulk,
            .pressure = m.pressure,
            .debye_frequency = physics::debye_frequency(m, density),
            .first_plane_wave = physics::first_plane_wave(m, density, c.edge),
            .diagonal_shear_modulus = m.diagonal_shear};
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path minima_path, parameters_path, output_path;

    cli::Tool tool(
        "measure-elasticity",
        "Shear modulus along edges (c44 of a cubic crystal) and along diagonals ((c11 - c12)/2), "
        "bulk modulus, pre-stress and non-affine part included");
    tool.path("--minima", minima_path, "minima, from quench");
    tool.path("--parameters", parameters_path, "section elasticity of the configuration");
    tool.path("--output", output_path, "elasticity");

    return tool.main(argc, argv, [&] {
        files::Parameters parameters(parameters_path);
        const files::ElasticityStage stage = files::read_elasticity_stage(parameters);
        const files::Frames minima = files::read_minima(minima_path);
        const physics::PairPotential potential(minima.model);
        files::Output output(
            output_path, files::provenance("measure-elasticity", parameters.text(), {minima_path}));

        const physics::Configuration& first = minima.configurations.front();
        files::Elasticity elasticity{
            .lineage = {minima.model_text, minima.glasses, minima.rattlers},
            .particles = first.particles(),
            .edge = first.edge,
            .density = density(first),
            .glasses = {}};
        cli::Progress progress("measure-elasticity", minima.glasses.size(), "glasses");
        for (std::size_t f = 0; f < minima.glasses.size(); ++f) {
            const std::int64_t id = minima.glasses[f].id;
            elasticity.glasses.push_back(files::for_glass(minima_path, id, [&] {
                return measure(id, backbone_of(minima, f).configuration, elasticity.density,
                               potential, stage.shift);
            }));
            progress.advance();
        }
        stand_in_for_negative_moduli(elasticity.glasses);
        files::write_elasticity(output, elasticity);
        output.commit();
    });
}
