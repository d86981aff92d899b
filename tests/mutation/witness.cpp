#include "witness.hpp"

#include "case_answers.hpp"
#include "expectation.hpp"

#include <algorithm>
#include <utility>

namespace kepil::mutation {
namespace {

using nlohmann::json;

constexpr std::size_t most_measures = 12;
constexpr std::size_t most_examples = 60;

struct Start {
    std::string measure;
    const Example* example = nullptr;
};

bool is_decided(const json& expected) {
    return expected.at("state") != "undecided" &&
           std::none_of(expected.begin(), expected.end(), [](const json& value) { return value.is_array(); });
}

class Search {
public:
    Search(const Rulebook& law, const Rulebook& changed, int tries)
        : variants(law.program), law_(law, law.date), changed_(changed, law.date), tries_(tries) {}

    [[nodiscard]] bool ended() const { return (found && is_decided(found->law)) || tried_ >= tries_; }
    [[nodiscard]] bool half_done() const { return ended() || tried_ >= tries_ / 2; }

    /// Keeps what is answered differently in a way that an expectation can state; rather what is decided.
    void look_at(const Start& start, const json& content, const std::string& what) {
        ++tried_;
        if (!variants.is_possible(content)) {
            return;
        }
        const auto lawful = law_.answer(content, {start.measure});
        const auto otherwise = changed_.answer(content, {start.measure});
        if (lawful == otherwise || !lawful.at("errors").empty() || !otherwise.at("errors").empty()) {
            return;
        }
        for (const auto& finding : lawful.at("findings")) {
            const auto expected = expectation_of(finding);
            const auto difference = cli::compare(expected, otherwise, start.measure).difference;
            if (difference.empty() || !cli::compare(expected, lawful, start.measure).difference.empty() ||
                (found && !is_decided(expected))) {
                continue;
            }
            const auto& near = start.example->content;
            found = {start.measure, start.example->measure + '/' + near.value("id", ""), what, content, expected, difference};
            start_ = start;
        }
    }

    /// Takes back what was added to the example and does not matter.
    void simplify() {
        const auto before = found;
        const auto& facts = before->content.at("facts");
        for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
            if (!start_.example->content.at("case").at("facts").contains(fact.key())) {
                auto simpler = found->content;
                simpler.at("facts").erase(fact.key());
                const auto kept = std::exchange(found, std::nullopt);
                look_at(start_, simpler, kept->what);
                found = found && found->law == kept->law ? found : kept;
            }
        }
    }

    std::optional<Witness> found;
    Variants variants;

private:
    cli::CaseAnswers law_;
    cli::CaseAnswers changed_;
    Start start_; ///< of what was found
    int tries_;
    int tried_ = 0;
};

std::vector<Start> starts(const std::vector<std::string>& measures, const Examples& examples, std::mt19937& random) {
    std::vector<Start> all;
    const auto count = std::min(measures.size(), most_measures);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<const Example*> of = examples.of(measures[i]);
        std::shuffle(of.begin(), of.end(), random);
        // Who is entitled is nearer to every boundary than who is refused.
        std::stable_partition(of.begin(), of.end(),
                              [](const Example* each) { return each->content.at("expect").at(0).at("state") == "entitled"; });
        of.resize(std::min(of.size(), std::max<std::size_t>(most_examples / count, 6)));
        for (const auto* example : of) {
            all.push_back({measures[i], example});
        }
    }
    return all;
}

} // namespace

std::optional<Witness> find_witness(const Rulebook& law, const Rulebook& changed, const std::vector<std::string>& measures,
                                    const Examples& examples, const Boundaries& boundaries, int tries) {
    std::mt19937 random(7);
    Search search(law, changed, tries);
    const auto all = starts(measures, examples, random);
    std::vector<std::vector<MakeVariant>> near;
    std::size_t most = 0;
    for (const auto& start : all) {
        search.look_at(start, start.example->content.at("case"), "");
    }
    if (search.ended() || all.empty()) {
        return search.found;
    }
    for (const auto& start : all) {
        near.push_back(search.variants.of(start.example->content.at("case"), boundaries, random));
        most = std::max(most, near.back().size());
    }
    // One step away, from all of them in turn; then two steps at random.
    for (std::size_t i = 0; i < most && !search.half_done(); ++i) {
        for (std::size_t k = 0; k < all.size() && !search.half_done(); ++k) {
            if (i < near[k].size()) {
                const auto variant = near[k][i]();
                search.look_at(all[k], variant.content, variant.what);
            }
        }
    }
    while (most > 0 && !search.ended()) {
        const auto k = random() % all.size();
        if (near[k].empty()) {
            continue;
        }
        const auto first = near[k][random() % near[k].size()]();
        const auto further = search.variants.of(first.content, boundaries, random);
        for (std::size_t i = 0; i < std::min<std::size_t>(further.size(), 40) && !search.ended(); ++i) {
            const auto second = further[i]();
            search.look_at(all[k], second.content, first.what + "; " + second.what);
        }
    }
    if (search.found) {
        search.simplify();
    }
    return search.found;
}

} // namespace kepil::mutation
