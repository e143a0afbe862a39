#pragma once

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

// What the readers of text formats share.

namespace files {

/// The lines of a text file, and where an error is.
class Lines {
  public:
    /// @throws files::Error  if the file cannot be read
    explicit Lines(const std::filesystem::path& path);

    bool next();             ///< false at the end of the file
    bool next_not_blank();   ///< skips lines of blanks
    bool next_not_comment(); ///< skips blank lines, and cuts what follows '#'
    const std::string& text() const { return text_; }
    bool blank() const { return text_.find_first_not_of(" \t") == std::string::npos; }

    /// Throws unless a line break ends the current line: its last number may be cut.
    void expect_end() const;

    /// `path: line 7 what`; of no line, if none was read yet.
    [[noreturn]] void refuse(const std::string& what) const;
    [[noreturn]] void refuse_end(const std::string& expected) const;
    [[noreturn]] void refuse_file(const std::string& what) const; ///< `path: what`

  private:
    std::filesystem::path path_;
    std::ifstream file_;
    std::string text_;
    std::size_t number_ = 0;
    bool ended_ = false; ///< by a line break
};

/// The whole word as a number of type T.
template <class T>
bool parse(std::string_view word, T& value) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size();
}

/// A finite number in the current line.
double real(const Lines& lines, std::string_view word);

std::vector<std::string_view> words(std::string_view text, std::string_view separators = " \t");

} // namespace files
