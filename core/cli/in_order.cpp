#include "in_order.hpp"

#include "command.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include <unistd.h>

namespace kepil::cli {
namespace {

using Clock = std::chrono::steady_clock;

class Progress {
public:
    explicit Progress(std::uint64_t bytes) : bytes_(bytes), shown_(::isatty(STDERR_FILENO) != 0), start_(Clock::now()), last_(start_) {}

    void tell(const Tally& tally, std::uint64_t bytes_done) {
        const auto now = Clock::now();
        if (!shown_ || now - last_ < std::chrono::milliseconds(500)) {
            return;
        }
        last_ = now;
        const auto seconds = std::chrono::duration<double>(now - start_).count();
        std::fprintf(stderr, "\r%llu lines, %.0f a second", static_cast<unsigned long long>(tally.lines),
                     static_cast<double>(tally.lines) / seconds);
        if (bytes_ > 0) {
            std::fprintf(stderr, ", %.0f %%", 100.0 * static_cast<double>(bytes_done) / static_cast<double>(bytes_));
        }
        std::fputs("\033[K", stderr);
        told_ = true;
    }
    void end() const {
        if (told_) {
            std::fputs("\r\033[K", stderr);
        }
    }

private:
    std::uint64_t bytes_;
    bool shown_;
    bool told_ = false;
    Clock::time_point start_;
    Clock::time_point last_;
};

/// Each thread takes the next block, works on it, and waits for its turn to write: so no more blocks are held than there are threads.
class Run {
public:
    explicit Run(LineSource& source) : source_(source), progress_(source.size()) {}

    void work(const Work& work) {
        Block block;
        Output output;
        while (take(block)) {
            output = {};
            std::string_view rest = block.text;
            Line line{{}, block.first_line, block.offset};
            while (!rest.empty()) {
                const auto end = rest.find('\n');
                line.text = rest.substr(0, end);
                if (!line.text.empty() && line.text.back() == '\r') {
                    line.text.remove_suffix(1);
                }
                work(line, output);
                rest.remove_prefix(end + 1);
                ++line.number;
                line.offset += end + 1;
            }
            if (!write(block, output)) {
                return;
            }
        }
    }

    Tally finish() {
        progress_.end();
        if (!source_.failure().empty()) {
            complain({}, source_.failure());
            tally_.complete = false;
        }
        return tally_;
    }

private:
    bool take(Block& block) {
        const std::lock_guard lock(reading_);
        return source_.next(block);
    }

    bool write(const Block& block, const Output& output) {
        std::unique_lock lock(writing_);
        turn_.wait(lock, [&] { return next_ == block.number; });
        ++next_;
        tally_.lines += output.lines;
        tally_.skipped += output.skipped;
        bytes_ += block.text.size();
        if (!output.messages.empty()) {
            progress_.end();
            std::fputs(output.messages.c_str(), stderr);
        }
        tally_.complete = tally_.complete && std::fwrite(output.text.data(), 1, output.text.size(), stdout) == output.text.size();
        progress_.tell(tally_, bytes_);
        turn_.notify_all();
        return tally_.complete;
    }

    LineSource& source_;
    Progress progress_;
    std::mutex reading_;
    std::mutex writing_;
    std::condition_variable turn_;
    std::uint64_t next_ = 0;
    std::uint64_t bytes_ = 0;
    Tally tally_;
};

} // namespace

Tally run_in_order(LineSource& source, const std::vector<Work>& workers) {
    Run run(source);
    {
        std::vector<std::jthread> threads;
        threads.reserve(workers.size());
        for (const auto& work : workers) {
            threads.emplace_back([&run, &work] { run.work(work); });
        }
    }
    return run.finish();
}

} // namespace kepil::cli
