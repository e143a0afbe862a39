#include "cli/progress.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <unistd.h>

namespace cli {

struct Progress::State {
    using Clock = std::chrono::steady_clock;
    std::string name;
    std::string unit;
    std::size_t total;
    std::size_t done = 0;
    bool terminal = ::isatty(STDERR_FILENO) == 1;
    Clock::time_point start = Clock::now();

    void show() const {
        const std::chrono::duration<double> elapsed = Clock::now() - start;
        const double rate = static_cast<double>(done) / std::max(1e-9, elapsed.count());
        std::fprintf(stderr, "\r\033[K%s: %zu/%zu %s", name.c_str(), done, total, unit.c_str());
        if (done > 0)
            std::fprintf(stderr, ", %.3g/s, %.0f s left", rate,
                         static_cast<double>(total - done) / rate);
        std::fflush(stderr);
    }
};

Progress::Progress(std::string_view name, std::size_t total, std::string_view unit)
    : state_(new State{std::string(name), std::string(unit), total}) {
    if (state_->terminal)
        state_->show();
}

Progress::~Progress() {
    if (state_->terminal)
        std::fputs("\r\033[K", stderr);
}

void Progress::advance(std::size_t steps) {
    state_->done += steps;
    if (state_->terminal)
        state_->show();
}

} // namespace cli
