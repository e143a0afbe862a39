#include "files/foreign/columns.hpp"

#include "files/foreign/particle_table.hpp"

#include <optional>

namespace files {
namespace {

constexpr std::string_view separators = " \t,";

} // namespace

ForeignFrame read_columns(const std::filesystem::path& path, const Reading& reading) {
    Lines lines(path);
    if (reading.layout.empty() || reading.edge == 0)
        lines.refuse_file(std::string("is columns of numbers without ") +
                          (reading.layout.empty() ? "names" : "a box") + ", expected " +
                          (reading.layout.empty() ? "--layout" : "--edge"));
    const auto names = words(reading.layout, separators);
    const double edge = reading.edge;
    std::optional<ParticleTable> table;
    while (lines.next_not_comment()) {
        if (!table)
            table.emplace(lines, std::vector<std::string>{names.begin(), names.end()},
                          TextBox{{}, {edge, edge, edge}}, reading);
        table->add(lines, words(lines.text(), separators));
    }
    return table->frame(lines);
}

} // namespace files
