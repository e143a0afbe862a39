#include "files/foreign/text_lines.hpp"

#include "files/hdf5/h5.hpp"
#include "files/hdf5/regular_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace files {
namespace {

struct Signature {
    std::string_view bytes;
    const char* what;
};
constexpr std::array<Signature, 7> not_text{{{"\x1f\x8b", "is compressed by gzip"},
                                             {"BZh", "is compressed by bzip2"},
                                             {"\xfd"
                                              "7zXZ",
                                              "is compressed by xz"},
                                             {"\x28\xb5\x2f\xfd", "is compressed by zstd"},
                                             {"PK\x03\x04", "is a zip archive"},
                                             {"\xff\xfe", "is text in UTF-16"},
                                             {"\xfe\xff", "is text in UTF-16"}}};
constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

} // namespace

Lines::Lines(const std::filesystem::path& path) : path_(path) {
    expect_regular(path, "a file");
    file_.open(path);
    if (!file_ || std::filesystem::is_directory(path))
        throw Error(path.string() + ": cannot be read, expected a file");
    std::string start(4, '\0');
    file_.read(start.data(), static_cast<std::streamsize>(start.size()));
    for (const Signature& signature : not_text)
        if (start.starts_with(signature.bytes))
            refuse_file(std::string(signature.what) + ", expected plain text");
    file_.clear();
    file_.seekg(start.starts_with(utf8_mark) ? utf8_mark.size() : 0);
}

bool Lines::next() {
    if (!std::getline(file_, text_))
        return false;
    ++number_;
    ended_ = !file_.eof();
    if (text_.ends_with('\r'))
        text_.pop_back();
    const std::string_view word = std::string_view(text_).substr(text_.find_last_of(" \t,;") + 1);
    const std::size_t width = word.size(), before_point = word.find('.');
    alike_ = width == width_ && before_point == before_point_ ? alike_ + 1 : 0;
    width_ = width;
    before_point_ = before_point;
    if (number_ == 1 && text_.find('\r') != std::string::npos)
        refuse("holds a carriage return, expected lines that end as on Unix or Windows");
    return true;
}

bool Lines::next_not_blank() {
    while (next())
        if (!blank())
            return true;
    return false;
}

bool Lines::next_not_comment(const char* marks) {
    while (next()) {
        text_.resize(std::min(text_.find_first_of(marks), text_.size()));
        if (!blank())
            return true;
    }
    return false;
}

void Lines::expect_end(std::size_t rows) const {
    constexpr std::size_t fewest = 10;
    const bool fixed = rows >= fewest && alike_ >= rows && before_point_ != std::string_view::npos;
    if (!ended_ && !fixed)
        refuse("has no line break at its end, expected one: its last number may be cut");
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

bool parse(std::string_view word, double& value) {
    std::string plain(word.substr(word.size() > 1 && word[0] == '+' && word[1] != '-' ? 1 : 0));
    if (const auto exponent = plain.find_first_of("dD");
        exponent != std::string::npos && exponent > 0)
        plain[exponent] = 'e';
    const char* const last = plain.data() + plain.size();
    const auto [end, error] = std::from_chars(plain.data(), last, value);
    return error == std::errc() && end == last;
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
