// kepil pack [DIR] -o OUT: the rulebook as one flat file, and its texts, one pair of files a language.
#include "rulebook/pack.hpp"
#include "arguments.hpp"
#include "command.hpp"
#include "files.hpp"
#include "rulebook/load.hpp"
#include "rulebook/reasons.hpp"
#include "json/writer.hpp"

#include <cstdio>
#include <filesystem>

namespace kepil::cli {
namespace {

std::string flat_object(const std::map<std::string, std::string>& texts) {
    json::Writer writer;
    writer.begin_object();
    for (const auto& [key, text] : texts) {
        writer.member(key, text);
    }
    writer.end_object();
    return writer.take() + '\n';
}

bool write_pack(const LoadedRulebook& loaded, const std::string& folder, std::string& error) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        error = folder + ": " + failure.message();
        return false;
    }
    const auto bytes = pack_rulebook(loaded.rulebook);
    const auto again = unpack_rulebook(bytes, error);
    if (!again || pack_rulebook(*again) != bytes) {
        error = "the pack does not read back as it was written" + (error.empty() ? error : ": " + error);
        return false;
    }
    if (!write_file(folder + "/rulebook.kepil", bytes, error) ||
        !write_file(folder + "/reasons.kepil", pack_reasons(loaded.rulebook, bytes), error)) {
        return false;
    }
    for (const auto& [language, texts] : loaded.texts) {
        const auto write = [&, &language = language](const char* part, const std::map<std::string, std::string>& entries) {
            const auto name = std::string(part).append(language).append(".json");
            return write_file((std::filesystem::path(folder) / name).string(), flat_object(entries), error);
        };
        if (!write("texts.", texts.names) || !write("details.", texts.details)) {
            return false;
        }
    }
    std::printf("%s: version %s, %zu bytes, sha256 %s\n", (folder + "/rulebook.kepil").c_str(), again->version.c_str(), bytes.size(),
                again->hash.c_str());
    return true;
}

} // namespace

int pack(const Words& words) {
    std::string error;
    const auto arguments = Arguments::read(words, {{"o"}}, error);
    if (!arguments) {
        return refuse("pack", error);
    }
    const auto& operands = arguments->operands();
    const std::size_t most = arguments->has("o") ? 1 : 2;
    if (operands.size() > most) {
        return refuse("pack", "too many operands");
    }
    const std::string out = arguments->value("o", operands.size() == 2 ? operands.back() : "");
    if (out.empty()) {
        return refuse("pack", "where to? Add -o OUT");
    }
    const auto tree = read_source_tree(operands.empty() ? "rules-data" : operands.front(), error);
    if (!error.empty()) {
        complain("pack", error);
        return findings;
    }
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics);
    if (has_errors(diagnostics)) {
        for (const auto& diagnostic : diagnostics) {
            if (diagnostic.severity == Severity::error) {
                std::fputs((to_string(diagnostic) + '\n').c_str(), stderr);
            }
        }
        complain("pack", "nothing was written: the rulebook has errors");
        return findings;
    }
    if (!write_pack(loaded, out, error)) {
        complain("pack", error);
        return findings;
    }
    return ok;
}

} // namespace kepil::cli
