#include "files/configurations/glasses.hpp"

#include "files/hdf5/table.hpp"
#include "files/yaml/parameters.hpp"

#include <sstream>

namespace files {
namespace {

const std::tuple columns{
    Column{"id", &Glass::id, {"1", "stable through all stages"}},
    Column{"chain", &Glass::chain, {"1", "chain that sampled the liquid; -1: unknown"}},
    Column{
        "sweep", &Glass::sweep, {"1", "sweeps or steps since the start of the chain; -1: unknown"}},
    Column{"parent_temperature", &Glass::parent_temperature, {"e/k_B", "0: unknown"}}};

const std::tuple rattler_columns{
    Column{"glass", &Rattler::glass, {"1", "id"}},
    Column{"particle",
           &Rattler::particle,
           {"1", "left out of Hessian, moduli and modes, for it has fewer than 4 neighbours"}}};

} // namespace

bool is_catalogue(const Input& file) { return file.has("/sources"); }

Lineage read_lineage(const Input& file) {
    Lineage lineage{file.text("/parameters/model"), read_table<Glass>(file, "/glasses", columns)};
    if (file.has("/rattlers"))
        lineage.rattlers = read_table<Rattler>(file, "/rattlers", rattler_columns);
    return lineage;
}

void write_lineage(Output& file, const Lineage& lineage) {
    file.text("/parameters/model", lineage.model_text, "the model, YAML");
    write_table(file, "/glasses", "F", lineage.glasses, columns);
    if (!lineage.rattlers.empty())
        write_table(file, "/rattlers", "T", lineage.rattlers, rattler_columns);
}

physics::Model read_model(const Input& file) {
    Parameters parameters(file.text("/parameters/model"),
                          file.path().string() + ": /parameters/model");
    return read_model(parameters);
}

void expect_same_glasses(const std::vector<Glass>& minima, const std::vector<Glass>& others,
                         const std::filesystem::path& file) {
    for (const Glass& own : minima)
        for (const Glass& other : others)
            if (other.id == own.id &&
                (!physics::same_temperature(other.parent_temperature, own.parent_temperature) ||
                 other.chain != own.chain || other.sweep != own.sweep))
                throw Error(file.string() + ": glass " + std::to_string(own.id) + " is of T_p = " +
                            std::to_string(other.parent_temperature) + ", sweep " +
                            std::to_string(other.sweep) + ", expected that of the minima, T_p = " +
                            std::to_string(own.parent_temperature) + ", sweep " +
                            std::to_string(own.sweep));
}

void expect_few(const LeftOut& left_out, double limit, const std::filesystem::path& file) {
    if (left_out.rejected == 0 ||
        (left_out.rejected < left_out.all &&
         static_cast<double>(left_out.rejected) <= limit * static_cast<double>(left_out.all)))
        return;
    std::ostringstream text;
    text << file.string() << ": " << left_out.rejected << " of " << left_out.all << ' '
         << left_out.what << " (" << left_out.reason << "), expected at most a fraction of "
         << limit;
    throw Error(text.str());
}

} // namespace files
