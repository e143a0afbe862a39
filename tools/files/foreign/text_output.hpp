#pragma once

#include "files/hdf5/draft.hpp"

#include <filesystem>
#include <fstream>
#include <string>

// What the writers of text formats share.

namespace files {

/// The shortest text that reads back as the same number.
std::string exact(double value);

/// A text file being written beside its final name; nothing appears under that name before
/// commit().
class TextOutput {
  public:
    explicit TextOutput(const std::filesystem::path& path);
    std::ostream& stream() { return stream_; }
    void commit();

  private:
    std::filesystem::path path_;
    Draft draft_;
    std::ofstream stream_;
};

} // namespace files
