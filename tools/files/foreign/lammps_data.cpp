#include "files/foreign/lammps_data.hpp"

#include "files/foreign/particle_table.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <span>

namespace files {
namespace {

/// Columns of each atom style; three image flags may follow.  Those of style hybrid are
/// `common_columns`, then what each of its styles has beside these, each once.
constexpr std::string_view common_columns = "id type x y z";
const std::map<std::string, std::string, std::less<>> styles{
    {"atomic", "id type x y z"},
    {"charge", "id type charge x y z"},
    {"sphere", "id type diameter density x y z"},
    {"molecular", "id mol type x y z"},
    {"bond", "id mol type x y z"},
    {"angle", "id mol type x y z"},
    {"full", "id mol type charge x y z"}};

struct Header {
    std::size_t atoms = 0;
    TextBox box;
    std::array<bool, 3> bounded{};
};

std::vector<std::string_view> without_comment(const Lines& lines) {
    return words(std::string_view(lines.text()).substr(0, lines.text().find('#')));
}

/// Sections begin with a letter; lines of the header and rows begin with a number.
bool names_a_section(const Lines& lines) {
    const std::size_t first = lines.text().find_first_not_of(" \t");
    return std::isalpha(static_cast<unsigned char>(lines.text()[first])) != 0;
}

/// One edge vector of a box in general position, or its origin: `9 0 0 avec`, `0 0 0 abc origin`.
void read_general_box(const Lines& lines, const std::vector<std::string_view>& row,
                      Header& header) {
    if (row.size() == 5 && row[3] == "abc" && row[4] == "origin")
        for (Eigen::Index k = 0; k < 3; ++k)
            header.box.low[k] = real(lines, row[static_cast<std::size_t>(k)]);
    for (Eigen::Index edge = 0; edge < 3; ++edge) {
        if (row.size() != 4 || row[3] != std::string(1, "abc"[edge]) + "vec")
            continue;
        for (Eigen::Index k = 0; k < 3; ++k)
            header.box.vectors(edge, k) = real(lines, row[static_cast<std::size_t>(k)]);
        header.bounded[static_cast<std::size_t>(edge)] = true;
    }
}

void read_header_line(const Lines& lines, Header& header) {
    const auto row = without_comment(lines);
    if (row.size() == 2 && row[1] == "atoms" && (!parse(row[0], header.atoms) || header.atoms < 1))
        lines.refuse("has " + std::string(row[0]) + " atoms, expected a number above 0");
    for (Eigen::Index k = 0; k < 3; ++k) {
        const std::string axis(1, "xyz"[k]);
        if (row.size() == 4 && row[2] == axis + "lo" && row[3] == axis + "hi") {
            header.box.low[k] = real(lines, row[0]);
            header.box.vectors(k, k) = real(lines, row[1]) - header.box.low[k];
            header.bounded[static_cast<std::size_t>(k)] = true;
        }
    }
    if (row.size() == 6 && row[3] == "xy") {
        header.box.vectors(1, 0) = real(lines, row[0]);
        header.box.vectors(2, 0) = real(lines, row[1]);
        header.box.vectors(2, 1) = real(lines, row[2]);
    }
    read_general_box(lines, row, header);
}

/// Goes on to the line that names a section; false where the file ends before.
bool next_section(Lines& lines) {
    while (lines.next_not_blank())
        if (names_a_section(lines))
            return true;
    return false;
}

/// Up to the first section, whose name is then the current line.
Header read_header(Lines& lines) {
    Header header;
    lines.next(); // the title may say anything
    while (lines.next_not_blank() && !names_a_section(lines))
        read_header_line(lines, header);
    if (header.atoms == 0)
        lines.refuse_file("has no line `N atoms` before its sections, expected one");
    for (std::size_t k = 0; k < 3; ++k)
        if (!header.bounded[k])
            lines.refuse_file(std::string("has no line `") + "xyz"[k] + "lo " + "xyz"[k] +
                              "hi` before its sections, expected one");
    return header;
}

const std::string& columns_of(const Lines& lines, std::string_view style) {
    const auto found = styles.find(style);
    if (found == styles.end())
        lines.refuse("begins Atoms of style " + std::string(style) +
                     ", expected atomic, charge, sphere, molecular, bond, angle, full, hybrid of "
                     "these, or --layout");
    return found->second;
}

std::vector<std::string> names_in(std::string_view text) {
    const auto found = words(text);
    return {found.begin(), found.end()};
}

std::vector<std::string> hybrid(const Lines& lines, std::span<const std::string_view> sub_styles) {
    if (sub_styles.empty())
        lines.refuse("begins Atoms of style hybrid without its styles, expected `Atoms # hybrid "
                     "sphere charge` or --layout");
    std::vector<std::string> all = names_in(common_columns);
    for (const std::string_view style : sub_styles)
        for (const std::string_view name : words(columns_of(lines, style)))
            if (std::find(all.begin(), all.end(), name) == all.end())
                all.emplace_back(name);
    return all;
}

/// What `Atoms # style` says of the columns, where no layout does.
std::vector<std::string> columns(const Lines& lines, const Reading& reading) {
    if (!reading.layout.empty())
        return names_in(reading.layout);
    const std::string& text = lines.text();
    const auto style =
        words(std::string_view(text).substr(std::min(text.find('#'), text.size() - 1) + 1));
    if (style.empty())
        lines.refuse("begins Atoms without their style, expected `Atoms # charge` or --layout");
    if (style[0] == "hybrid")
        return hybrid(lines, std::span(style).subspan(1));
    if (style.size() > 1)
        lines.refuse("begins Atoms of more than one style, expected `Atoms # " +
                     std::string(style[0]) + "`, `Atoms # hybrid " + std::string(style[0]) +
                     " ..` or --layout");
    return names_in(columns_of(lines, style[0]));
}

ForeignFrame read_atoms(Lines& lines, const Header& header, const Reading& reading) {
    std::vector<std::string> names = columns(lines, reading);
    std::optional<ParticleTable> table;
    const std::string wanted = std::to_string(header.atoms) + " atoms, found ";
    for (std::size_t k = 0; k < header.atoms; ++k) {
        if (!lines.next_not_comment())
            lines.refuse_end(wanted + std::to_string(k));
        if (names_a_section(lines))
            lines.refuse("begins another section, expected " + wanted + std::to_string(k));
        const auto row = words(lines.text());
        if (k == 0 && row.size() == names.size() + 3)
            names.insert(names.end(), {"ix", "iy", "iz"});
        if (k == 0)
            table.emplace(lines, names, header.box, reading);
        table->add(lines, row);
    }
    if (lines.next_not_comment() && !names_a_section(lines))
        lines.refuse("follows the last of " + std::to_string(header.atoms) +
                     " atoms, expected a section or the end of the file");
    return table->frame(lines);
}

} // namespace

ForeignFrame read_lammps_data(const std::filesystem::path& path, const Reading& reading) {
    Lines lines(path);
    const Header header = read_header(lines);
    for (bool found = !lines.blank(); found; found = next_section(lines))
        if (without_comment(lines).front() == "Atoms")
            return read_atoms(lines, header, reading);
    lines.refuse_end("a section Atoms");
}

} // namespace files
