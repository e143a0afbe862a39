#pragma once

#include <filesystem>

namespace files {

/// A file while it is written: `<path>.partial`, beside its name, so that renaming it is atomic.
/// One process only may write it; a lock that a killed process had is free again.
class Draft {
  public:
    /// @throws files::Error  if it cannot be created, or another process is writing it, or its name
    ///                       belongs to a device, pipe or link, which renaming would replace
    explicit Draft(const std::filesystem::path& path);
    ~Draft(); ///< removes what was not published
    Draft(const Draft&) = delete;

    const std::filesystem::path& partial() const { return partial_; }

    /// Brings the complete file to the disk and gives it its name.
    /// @throws files::Error  if the disk refuses it
    void publish();

  private:
    std::filesystem::path path_, partial_;
    int lock_ = -1;
    bool published_ = false;
};

} // namespace files
