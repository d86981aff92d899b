// Changes one place of the rulebook at a time and asks whether the cases notice. A line of standard input is a change: file, first byte,
// length and what stands there instead, with tabs between; a line of standard output is what became of it:
//   killed     a case comes out otherwise
//   pool ID... only cases of the second folder do (candidates: `node tests/mutation/candidates.mjs`), these
//   refused    the rulebook no longer loads, so the change could never reach anyone
//   survived   nobody noticed
#include "rulebook/load.hpp"
#include "rulebook/pack.hpp"
#include "run_cases.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Change {
    std::string path;
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;
};

Change read_change(const std::string& line) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t tab = line.find('\t'); tab != std::string::npos; start = tab + 1, tab = line.find('\t', start)) {
        parts.push_back(line.substr(start, tab - start));
    }
    parts.push_back(line.substr(start));
    return {parts.at(0), std::stoul(parts.at(1)), std::stoul(parts.at(2)), parts.at(3)};
}

/// The measure whose folder holds the file; empty for what many measures share.
std::string measure_of(const std::string& path) {
    if (path.rfind("measures/", 0) != 0) {
        return {};
    }
    const auto folder = path.substr(0, path.rfind('/'));
    return folder.substr(folder.rfind('/') + 1);
}

class Mutator {
public:
    Mutator(kepil::SourceTree tree, kepil::SourceTree pool) : tree_(std::move(tree)), pool_(std::move(pool)) {}

    /// Whether every case of the unchanged rulebook comes out right: otherwise every change would seem to be noticed.
    bool sound() { return outcome("") == "survived"; }

    std::string attempt(const Change& change) {
        const auto file = std::find_if(tree_.files.begin(), tree_.files.end(), [&](const auto& each) { return each.path == change.path; });
        if (file == tree_.files.end()) {
            return "no such file";
        }
        const auto original = file->text;
        file->text.replace(change.offset, change.length, change.text);
        const auto result = outcome(measure_of(change.path));
        file->text = original;
        return result;
    }

private:
    std::string outcome(const std::string& measure) {
        kepil::Diagnostics diagnostics;
        const auto loaded = kepil::load_rulebook(tree_, diagnostics);
        if (kepil::has_errors(diagnostics)) {
            return "refused";
        }
        std::string error;
        const auto packed = kepil::unpack_rulebook(kepil::pack_rulebook(loaded.rulebook), error);
        if (!packed) {
            return "refused";
        }
        // Most changes to a measure are noticed by its own cases, which are few; then all are asked.
        if (noticed(*packed, measure) || (!measure.empty() && noticed(*packed, ""))) {
            return "killed";
        }
        const auto candidates = noticed_by_pool(*packed, measure);
        return candidates.empty() ? "survived" : "pool" + candidates;
    }

    bool noticed(const kepil::Rulebook& rulebook, const std::string& measure) {
        kepil::Diagnostics ignored;
        const auto count = kepil::cli::run_cases(tree_, rulebook, rulebook.date, measure, ignored);
        return count.right < count.run;
    }

    std::string noticed_by_pool(const kepil::Rulebook& rulebook, const std::string& measure) {
        kepil::Diagnostics found;
        if (!pool_.files.empty()) {
            kepil::cli::run_cases(pool_, rulebook, rulebook.date, measure, found);
        }
        std::set<std::string> ids;
        for (const auto& diagnostic : found) {
            const auto start = diagnostic.message.find('"') + 1;
            ids.insert(diagnostic.message.substr(start, diagnostic.message.find('"', start) - start));
        }
        std::string line;
        for (const auto& id : ids) {
            line += ' ' + id;
        }
        return line;
    }

    kepil::SourceTree tree_;
    kepil::SourceTree pool_;
};

} // namespace

int main(int count, char** arguments) {
    std::string error;
    auto tree = kepil::read_source_tree(count > 1 ? arguments[1] : "rules-data", error);
    if (!error.empty()) {
        std::fprintf(stderr, "%s\n", error.c_str());
        return 1;
    }
    auto pool = count > 2 ? kepil::read_source_tree(arguments[2], error) : kepil::SourceTree();
    if (!error.empty()) {
        std::fprintf(stderr, "%s\n", error.c_str());
        return 1;
    }
    Mutator mutator(std::move(tree), std::move(pool));
    if (!mutator.sound()) {
        std::fprintf(stderr, "the unchanged rulebook has cases that do not come out right\n");
        return 1;
    }
    std::string line;
    while (std::getline(std::cin, line)) {
        std::puts(mutator.attempt(read_change(line)).c_str());
        std::fflush(stdout);
    }
    return 0;
}
