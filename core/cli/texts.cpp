// kepil texts --review: every text of the rulebook in its languages side by side, for a lawyer who reads the print with a pencil.
#include "arguments.hpp"
#include "command.hpp"
#include "files.hpp"
#include "rulebook/load.hpp"
#include "words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace kepil::cli {
namespace {

using nlohmann::json;
using TextOf = std::map<std::string, std::string>;

constexpr const char* page_head = R"html(<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<title>Kepil: kk / ru / en</title>
<style>
@page { size: A4 landscape; margin: 10mm; }
body { font: 9.5pt/1.35 "Liberation Serif", "Times New Roman", serif; color: #000; margin: 0 auto; max-width: 277mm; }
h1 { font-size: 15pt; margin: 0 0 2mm; }
h2 { font-size: 12pt; margin: 7mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th, td { border: 0.2mm solid #888; padding: 1mm 1.5mm; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { background: #eee; }
tr { break-inside: avoid; }
code { font: 7.5pt/1.3 "Liberation Mono", monospace; }
.id { width: 13%; } .remark { width: 14%; }
.about { color: #333; break-after: avoid; }
</style>
</head>
<body>
)html";

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string joined(const std::set<std::string>& values) {
    std::string result;
    for (const auto& value : values) {
        result += (result.empty() ? "" : ", ") + value;
    }
    return result;
}

/// "how.2" before "how.10".
bool by_number(const std::string& a, const std::string& b) {
    const auto dot_a = a.rfind('.');
    const auto dot_b = b.rfind('.');
    const auto number = [](const std::string& key, std::size_t dot) {
        return dot == std::string::npos ? 0L : std::strtol(key.c_str() + dot + 1, nullptr, 10);
    };
    if (dot_a != std::string::npos && dot_b != std::string::npos && a.substr(0, dot_a) == b.substr(0, dot_b)) {
        const long left = number(a, dot_a);
        const long right = number(b, dot_b);
        if (left != right) {
            return left < right;
        }
    }
    return a < b;
}

class Review {
public:
    Review(const LoadedRulebook& loaded, const json& glossary) : loaded_(loaded), glossary_(glossary) {
        for (const auto& [language, texts] : loaded.texts) {
            auto& all = texts_[language];
            all = texts.names;
            all.insert(texts.details.begin(), texts.details.end());
        }
    }

    void one(const Measure& measure) {
        head(measure.id);
        terms(&measure);
        about(measure);
        out_ += "</body>\n</html>\n";
    }

    void everything() {
        head("");
        terms(nullptr);
        for (const auto& measure : loaded_.rulebook.measures) {
            about(measure);
        }
        others();
        out_ += "</body>\n</html>\n";
    }

    [[nodiscard]] const std::string& text() const { return out_; }

private:
    [[nodiscard]] const std::string& text_of(std::string_view language, const std::string& key) const {
        static const std::string none;
        const auto texts = texts_.find(std::string(language));
        if (texts == texts_.end()) {
            return none;
        }
        const auto found = texts->second.find(key);
        return found == texts->second.end() ? none : found->second;
    }

    void head(const std::string& measure) {
        const auto& rulebook = loaded_.rulebook;
        out_ += page_head;
        out_ += "<h1>Kepil: қазақша / по-русски / in English</h1>\n<p>" + escaped(rulebook.version) + ", " + escaped(rulebook.date) +
                (measure.empty() ? "" : ", <code>" + escaped(measure) + "</code>") + "</p>\n";
        out_ += "<p lang=\"kk\">Қате, түсініксіз немесе ресми атауға сай емес жерді оң жақтағы бағанға жазыңыз.</p>\n"
                "<p lang=\"ru\">Ошибку, неясность или отход от официального названия впишите в правый столбец.</p>\n"
                "<p lang=\"en\">Write whatever is wrong, unclear or not the official name into the column on the right.</p>\n";
    }

    void open_table(const std::string& what) {
        out_ +=
            "<table>\n<thead><tr><th class=\"id\">" + what +
            "</th><th>Қазақша</th><th>По-русски</th><th>English</th><th class=\"remark\">Ескертпе / Замечание</th></tr></thead>\n<tbody>\n";
    }

    void row(const std::string& shown, const std::array<std::string, languages.size()>& texts) {
        out_ += "<tr><td><code>" + escaped(shown) + "</code></td>";
        for (std::size_t i = 0; i < languages.size(); ++i) {
            out_ += "<td lang=\"" + std::string(languages[i]) + "\">" + escaped(texts[i]) + "</td>";
        }
        out_ += "<td></td></tr>\n";
    }

    void row(const std::string& shown, const std::string& key) {
        std::array<std::string, languages.size()> texts;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            texts[i] = text_of(languages[i], key);
        }
        row(shown, texts);
    }

    /// The official terms; for one measure those that occur in its Kazakh texts.
    void terms(const Measure* measure) {
        std::string words;
        if (measure != nullptr) {
            for (const auto& key : keys_of(*measure)) {
                words += text_of("kk", key) + '\n';
            }
        }
        out_ += "<h2>Терминдер / Термины / Terms</h2>\n";
        open_table("basis");
        for (const auto& term : glossary_.value("terms", json::array())) {
            const auto kk = term.value("kk", "");
            const auto stem = kk.substr(0, kk.find(" ("));
            if (measure != nullptr && words.find(stem) == std::string::npos) {
                continue;
            }
            std::string basis;
            for (const auto& each : term.value("basis", json::array())) {
                basis += (basis.empty() ? "" : ", ") + each.get<std::string>();
            }
            row(basis, {kk, term.value("ru", ""), term.value("en", "")});
        }
        close_table();
    }

    void close_table() { out_ += "</tbody>\n</table>\n"; }

    [[nodiscard]] std::vector<std::string> keys_of(const Measure& measure) const {
        const auto prefix = "measure." + measure.id + '.';
        std::vector<std::string> keys{prefix + "name", prefix + "summary"};
        for (const auto& version : measure.versions) {
            for (const auto& condition : version.conditions) {
                keys.push_back(prefix + "condition." + condition.id);
            }
        }
        std::vector<std::string> rest;
        const auto& texts = texts_.at("kk");
        for (auto at = texts.lower_bound(prefix); at != texts.end() && at->first.starts_with(prefix); ++at) {
            rest.push_back(at->first);
        }
        std::sort(rest.begin(), rest.end(), by_number);
        keys.insert(keys.end(), rest.begin(), rest.end());
        std::set<std::string> seen;
        keys.erase(std::remove_if(keys.begin(), keys.end(), [&](const std::string& key) { return !seen.insert(key).second; }), keys.end());
        return keys;
    }

    void about(const Measure& measure) {
        std::set<std::string> basis;
        std::set<std::string> confidence;
        for (const auto& version : measure.versions) {
            basis.insert(version.basis.begin(), version.basis.end());
            confidence.insert(version.confidence);
        }
        out_ += "<h2><span lang=\"kk\">" + escaped(text_of("kk", "measure." + measure.id + ".name")) +
                "</span></h2>\n<p class=\"about\"><code>" + escaped(measure.id) + "</code>; " + name_of(measure.kind) + ", " +
                escaped(measure.level) + "; " + escaped(joined(confidence)) + "; " + escaped(joined(basis)) + "</p>\n";
        open_table("id");
        const auto prefix = "measure." + measure.id + '.';
        for (const auto& key : keys_of(measure)) {
            row(key.substr(prefix.size()), key);
        }
        close_table();
    }

    /// Everything that belongs to no measure, by the first word of its key.
    void others() {
        std::map<std::string, std::vector<std::string>> groups;
        for (const auto& [key, text] : texts_.at("kk")) {
            const auto group = key.substr(0, key.find('.'));
            if (group != "measure") {
                groups[group].push_back(key);
            }
        }
        for (auto& [group, keys] : groups) {
            std::sort(keys.begin(), keys.end(), by_number);
            out_ += "<h2><code>" + escaped(group) + "</code></h2>\n";
            open_table("id");
            for (const auto& key : keys) {
                row(key.substr(group.size() + 1), key);
            }
            close_table();
        }
    }

    const LoadedRulebook& loaded_;
    const json& glossary_;
    std::map<std::string, TextOf> texts_;
    std::string out_;
};

} // namespace

int texts(const Words& words) {
    std::string error;
    const auto arguments = Arguments::read(words, {{"review", false}, {"measure"}, {"rules"}}, error);
    if (!arguments) {
        return refuse("texts", error);
    }
    if (!arguments->operands().empty()) {
        return refuse("texts", "too many operands");
    }
    if (!arguments->has("review")) {
        return refuse("texts", "say what to print: --review");
    }
    const char* const chosen = std::getenv("KEPIL_RULES"); // NOLINT(concurrency-mt-unsafe): there is one thread
    const auto folder = arguments->value("rules", chosen == nullptr || *chosen == '\0' ? "rules-data" : chosen);
    const auto tree = read_source_tree(folder, error);
    if (!error.empty()) {
        complain("texts", error);
        return findings;
    }
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics);
    if (has_errors(diagnostics)) {
        complain("texts", folder + ": the rulebook has errors; run 'kepil check'");
        return findings;
    }
    const auto file =
        std::find_if(tree.files.begin(), tree.files.end(), [](const SourceFile& each) { return each.path == "glossary.json"; });
    const auto glossary = file == tree.files.end() ? json::object() : json::parse(file->text, nullptr, false);
    Review review(loaded, glossary);
    const auto id = arguments->value("measure");
    if (id.empty()) {
        review.everything();
    } else {
        const auto& measures = loaded.rulebook.measures;
        const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& measure) { return measure.id == id; });
        if (found == measures.end()) {
            complain("texts", "no measure is called " + id);
            return findings;
        }
        review.one(*found);
    }
    std::fputs(review.text().c_str(), stdout);
    return ok;
}

} // namespace kepil::cli
