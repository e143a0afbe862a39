#include "files/foreign/text_lines.hpp"

#include "files/hdf5/h5.hpp"

#include <cmath>

namespace files {

Lines::Lines(const std::filesystem::path& path) : path_(path), file_(path) {
    if (!file_ || std::filesystem::is_directory(path))
        throw Error(path.string() + ": cannot be read, expected a file");
}

bool Lines::next() {
    if (!std::getline(file_, text_))
        return false;
    ++number_;
    ended_ = !file_.eof();
    if (text_.ends_with('\r'))
        text_.pop_back();
    return true;
}

bool Lines::next_not_blank() {
    while (next())
        if (!blank())
            return true;
    return false;
}

bool Lines::next_not_comment() {
    while (next()) {
        text_.resize(std::min(text_.find('#'), text_.size()));
        if (!blank())
            return true;
    }
    return false;
}

void Lines::expect_end() const {
    if (!ended_)
        refuse("has no line break at its end, expected one: the file may be cut");
}

void Lines::refuse(const std::string& what) const {
    if (number_ == 0)
        refuse_file(what);
    throw Error(path_.string() + ": line " + std::to_string(number_) + " " + what);
}

void Lines::refuse_end(const std::string& expected) const {
    throw Error(path_.string() + ": ends after line " + std::to_string(number_) + ", expected " +
                expected);
}

void Lines::refuse_file(const std::string& what) const {
    throw Error(path_.string() + ": " + what);
}

double real(const Lines& lines, std::string_view word) {
    double value = 0;
    if (!parse(word, value) || !std::isfinite(value))
        lines.refuse("holds \"" + std::string(word) + "\", expected a finite number");
    return value;
}

std::vector<std::string_view> words(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> found;
    for (std::size_t start = text.find_first_not_of(separators); start != std::string_view::npos;) {
        const std::size_t end = text.find_first_of(separators, start);
        found.push_back(text.substr(start, end - start));
        start = text.find_first_not_of(separators, end);
    }
    return found;
}

} // namespace files
