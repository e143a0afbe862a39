#include "files/glasses.hpp"

#include "files/parameters.hpp"
#include "files/table.hpp"

#include <algorithm>

namespace files {
namespace {

const std::tuple columns{
    Column{"id", &Glass::id, {"1", "stable through all stages"}},
    Column{"chain", &Glass::chain, {"1", "chain that sampled the liquid; -1: unknown"}},
    Column{
        "sweep", &Glass::sweep, {"1", "sweeps or steps since the start of the chain; -1: unknown"}},
    Column{"parent_temperature", &Glass::parent_temperature, {"e/k_B", "0: unknown"}}};

} // namespace

Origin read_origin(const Input& file) {
    return {file.text("/parameters/model"), read_table<Glass>(file, "/glasses", columns)};
}

void write_origin(Output& file, const Origin& origin) {
    file.text("/parameters/model", origin.model_text);
    write_table(file, "/glasses", origin.glasses, columns);
}

physics::Model read_model(const Input& file) {
    Parameters parameters(file.text("/parameters/model"),
                          file.path().string() + ": /parameters/model");
    return read_model(parameters);
}

std::size_t find_glass(const std::vector<Glass>& glasses, std::int64_t id, const Input& file) {
    const auto found = std::find_if(glasses.begin(), glasses.end(),
                                    [&](const Glass& glass) { return glass.id == id; });
    if (found == glasses.end())
        throw Error(file.path().string() + ": /glasses/id has no glass " + std::to_string(id) +
                    ", expected one row for each glass of the other inputs");
    return static_cast<std::size_t>(found - glasses.begin());
}

} // namespace files
