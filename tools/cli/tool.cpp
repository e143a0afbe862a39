#include "cli/tool.hpp"

#include "cli/interruption.hpp"
#include "cli/options.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <new>
#include <sys/resource.h>
#include <unistd.h>

namespace cli {
namespace {

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Opens closed standard streams: an output file would take the place of standard error, and
/// messages would end in it.
void open_standard_streams() {
    int descriptor = 0;
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = ::open("/dev/null", O_RDWR);
    ::close(descriptor);
}

bool memory_is_limited() {
    rlimit limit{};
    return ::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

} // namespace

Tool::Tool(std::string_view name, std::string_view summary)
    : options_(new Options(name, summary)) {}

Tool::~Tool() = default;

int Tool::main(int argc, char** argv, const std::function<void()>& body) const {
    const int status = run(argc, argv, body);
    if (memory_is_limited()) { // OpenBLAS allocates when it ends its threads, and retries for ever
        std::cout.flush();
        std::_Exit(status);
    }
    return status;
}

int Tool::run(int argc, char** argv, const std::function<void()>& body) const {
    open_standard_streams();
    std::signal(SIGXFSZ, SIG_IGN); // beyond a limit on file size, writing fails as on a full disk
    try {
        if (options_->parse(argc, argv))
            body();
        else
            std::cout << options_->app.help();
        return ok;
    } catch (const WrongCommandLine& error) {
        return report(std::string("command line: ") + error.what(), usage);
    } catch (const Interrupted& stop) {
        return report(stop.what(), interrupted);
    } catch (const std::bad_alloc&) {
        return report("out of memory", failed);
    } catch (const std::exception& error) {
        return report(error.what(), failed);
    }
}

int Tool::report(const std::string& what, Exit status) const {
    note(what);
    return status;
}

void Tool::note(const std::string& what) const {
    std::cerr << options_->app.get_name() << ": " << one_line(what) << '\n';
}

} // namespace cli
