#include "files/foreign/columns.hpp"

#include "files/foreign/particle_table.hpp"

#include <algorithm>
#include <cctype>

namespace files {
namespace {

constexpr const char* comments = "#%!";

/// Words between blanks and commas; where there are semicolons, commas are no separators.
std::vector<std::string_view> fields(const Lines& lines) {
    const bool semicolons = lines.text().find(';') != std::string::npos;
    return words(lines.text(), semicolons ? " \t;" : " \t,");
}

bool is_number(std::string_view word) {
    double value = 0;
    return parse(word, value);
}

bool are_numbers(const std::vector<std::string_view>& row) {
    return row.size() > 3 && std::all_of(row.begin(), row.end(), is_number);
}

/// Names, and no number that is none to us, as 1,5 is.
bool is_header(const std::vector<std::string_view>& row) {
    return row.size() > 3 && std::all_of(row.begin(), row.end(), [](std::string_view word) {
               const bool letter = std::isalpha(static_cast<unsigned char>(word[0])) != 0;
               return (letter || word[0] == '"') && !is_number(word);
           });
}

/// The names that the first line of a CSV file gives, in quotes or not.
std::vector<std::string> names_in(const std::vector<std::string_view>& header) {
    std::vector<std::string> names;
    for (std::string_view name : header) {
        if (name.size() > 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        names.emplace_back(name);
    }
    return names;
}

} // namespace

bool is_columns(const std::filesystem::path& path) {
    Lines lines(path);
    if (!lines.next_not_comment(comments))
        return false;
    const auto first = fields(lines);
    if (are_numbers(first))
        return true;
    const std::size_t columns = first.size();
    return is_header(first) && lines.next_not_comment(comments) && are_numbers(fields(lines)) &&
           fields(lines).size() == columns;
}

ForeignFrame read_columns(const std::filesystem::path& path, const Reading& reading) {
    Lines lines(path);
    lines.next_not_comment(comments);
    const auto first = fields(lines);
    const bool header = is_header(first);
    const auto told = words(reading.layout, " \t,");
    const std::vector<std::string> names = told.empty() && header
                                               ? names_in(first)
                                               : std::vector<std::string>{told.begin(), told.end()};
    if (names.empty() || reading.edge == 0)
        lines.refuse_file(std::string("is columns of numbers without ") +
                          (names.empty() ? "names" : "a box") + ", expected " +
                          (names.empty() ? "--layout" : "--edge"));
    if (header)
        lines.next_not_comment(comments);
    ParticleTable table(lines, names, TextBox::cube(reading.edge), reading);
    do
        table.add(lines, fields(lines));
    while (lines.next_not_comment(comments));
    return table.frame(lines);
}

} // namespace files
