// kepil pack [DIR] -o OUT: the rulebook as one flat file, its texts, one pair of files a language, and the same for
// each scenario.
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

/// Writes into one folder, until something fails.
class Packer {
public:
    explicit Packer(std::string folder) : folder_(std::move(folder)) {
        std::error_code failure;
        std::filesystem::create_directories(folder_, failure);
        if (failure) {
            error_ = folder_ + ": " + failure.message();
        }
    }

    [[nodiscard]] const std::string& error() const { return error_; }

    /// `infix`: empty, or a dot and the id of a scenario.
    void rulebook(const Rulebook& rulebook, const std::string& infix) {
        const auto bytes = pack_rulebook(rulebook);
        std::string failure;
        const auto again = unpack_rulebook(bytes, failure);
        if (!again || pack_rulebook(*again) != bytes) {
            error_ = "the pack does not read back as it was written" + (failure.empty() ? failure : ": " + failure);
            return;
        }
        const auto name = "rulebook" + infix + ".kepil";
        write(name, bytes);
        write("reasons" + infix + ".kepil", pack_reasons(rulebook, bytes));
        if (error_.empty()) {
            std::printf("%s: version %s, %zu bytes, sha256 %s\n", (folder_ + '/' + name).c_str(), again->version.c_str(), bytes.size(),
                        again->hash.c_str());
        }
    }

    template <class Content>
    void write(const std::string& name, const Content& content) {
        if (error_.empty()) {
            (void)write_file((std::filesystem::path(folder_) / name).string(), content, error_);
        }
    }

private:
    std::string folder_;
    std::string error_;
};

void write_law(Packer& packer, const LoadedRulebook& law) {
    packer.rulebook(law.rulebook, "");
    for (const auto& [language, texts] : law.texts) {
        packer.write("texts." + language + ".json", flat_object(texts.names));
        packer.write("details." + language + ".json", flat_object(texts.details));
    }
}

void write_changes(json::Writer& list, const Changes& changes) {
    list.key("changes").begin_object();
    for (const auto& [kind, ids] : {std::pair{"parameters", &changes.parameters},
                                    {"definitions", &changes.definitions},
                                    {"facts", &changes.facts},
                                    {"measures", &changes.measures}}) {
        list.key(kind).begin_array();
        for (const auto& id : *ids) {
            list.string(id);
        }
        list.end_array();
    }
    list.end_object();
}

void write_scenarios(Packer& packer, const std::vector<LoadedRulebook>& scenarios) {
    json::Writer list;
    list.begin_array();
    for (const auto& scenario : scenarios) {
        const auto infix = '.' + scenario.rulebook.scenario;
        packer.rulebook(scenario.rulebook, infix);
        for (const auto& language : scenario.rulebook.languages) {
            const auto texts = scenario.scenario_texts.find(language);
            packer.write("scenario" + infix + '.' + language + ".json",
                         flat_object(texts == scenario.scenario_texts.end() ? std::map<std::string, std::string>() : texts->second));
        }
        list.begin_object().member("id", scenario.rulebook.scenario).member("status", scenario.rulebook.status);
        list.member("file", "rulebook" + infix + ".kepil");
        write_changes(list, scenario.changes);
        list.end_object();
    }
    list.end_array();
    packer.write("scenarios.json", list.take() + '\n');
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
    const auto law = load_rulebook(tree, diagnostics);
    std::vector<LoadedRulebook> scenarios;
    for (const auto& scenario : law.scenarios) {
        scenarios.push_back(load_rulebook(tree, diagnostics, scenario.id));
    }
    if (has_errors(diagnostics)) {
        for (const auto& diagnostic : diagnostics) {
            if (diagnostic.severity == Severity::error) {
                std::fputs((to_string(diagnostic) + '\n').c_str(), stderr);
            }
        }
        complain("pack", "nothing was written: the rulebook has errors");
        return findings;
    }
    Packer packer(out);
    write_law(packer, law);
    write_scenarios(packer, scenarios);
    if (!packer.error().empty()) {
        complain("pack", packer.error());
        return findings;
    }
    return ok;
}

} // namespace kepil::cli
