#pragma once

#include <charconv>
#include <concepts>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the readers of text formats share.

namespace files {

inline bool blank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// The lines of a text file, and where an error is.  A UTF-8 mark before the first is passed over.
class Lines {
  public:
    /// @throws files::Error  if the file cannot be read
    explicit Lines(const std::filesystem::path& path);

    bool next();           ///< false at the end of the file
    bool next_not_blank(); ///< skips lines of blanks
    /// Skips blank lines, and cuts what follows one of `marks`.
    bool next_not_comment(const char* marks = "#");
    const std::string& text() const { return text_; }
    bool blank() const { return files::blank(text_); }

    /// Throws if no line break ends the current line, which follows `rows` of the same table: what
    /// is left of a number that is cut is a number, too.  It cannot be cut if the rows end in
    /// numbers with equally many characters before and behind the point, as fixed formats write them.
    void expect_end(std::size_t rows) const;

    /// `path: line 7 what`; of no line, if none was read yet.
    [[noreturn]] void refuse(const std::string& what) const;
    [[noreturn]] void refuse_end(const std::string& expected) const;
    [[noreturn]] void refuse_file(const std::string& what) const; ///< `path: what`

  private:
    std::filesystem::path path_;
    std::ifstream file_;
    std::string text_;
    std::size_t number_ = 0;
    std::size_t width_ = 0, before_point_ = 0; ///< of the last word
    std::size_t alike_ = 0;                    ///< lines before with a last word of the same form
    bool ended_ = false;                       ///< by a line break
};

/// The whole word as a number, also with a leading '+', or with the exponent of Fortran's double
/// precision: 1.0D+00.
bool parse(std::string_view word, double& value);

/// The whole word as a whole number, also as 1.0e+00.
template <std::integral T>
bool parse(std::string_view word, T& value) {
    constexpr double exact = 9007199254740992; // 2^53: from here on doubles leave numbers out
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc() && end == word.data() + word.size())
        return true;
    double number = 0;
    if (!parse(word, number) || !(number > -exact && number < exact))
        return false;
    const auto whole = static_cast<long long>(number);
    value = static_cast<T>(whole);
    return static_cast<double>(whole) == number && std::in_range<T>(whole);
}

/// A finite number in the current line.
double real(const Lines& lines, std::string_view word);

std::vector<std::string_view> words(std::string_view text, std::string_view separators = " \t");

} // namespace files
