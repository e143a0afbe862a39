#include "cli/interruption.hpp"

#include <csignal>

namespace cli {
namespace {

volatile std::sig_atomic_t signalled = 0; // all that a signal handler may write

void note(int) { signalled = 1; }

} // namespace

Interruption::Interruption(double pace) : pace_(pace) {
    std::signal(SIGTERM, note);
    std::signal(SIGINT, note);
}

Interruption::~Interruption() {
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
}

bool Interruption::asked() const { return signalled != 0; }

bool Interruption::keep_now() {
    const auto now = Clock::now();
    if (!asked() && now - last_ < pace_)
        return false;
    last_ = now;
    return true;
}

} // namespace cli
