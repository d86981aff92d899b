// Why: the formula of a measure with the values of everything in it, down to the facts that were given.
#pragma once

#include "assess/answer.hpp"
#include "assess/assessor.hpp"
#include "assess/branches.hpp"

#include <map>
#include <set>
#include <string>

namespace kepil {

/// What the names in a formula stand for; built once per rulebook.
class NameIndex {
public:
    struct Meaning {
        const char* kind = "word"; ///< fact, definition, parameter, word
        std::uint32_t choice = absent;
        std::uint32_t definition = absent; ///< of the household
    };
    explicit NameIndex(const Program& program);
    /// `name` as written ("mci", "child.birth_date"); the variable of a loop may stand for any element.
    [[nodiscard]] const Meaning* find(const std::string& name) const;
    /// The full id of a member written with a loop's own variable ("c.birth_date" -> "child.birth_date"); empty if there is none.
    [[nodiscard]] std::string member(std::string_view name) const;

private:
    std::map<std::string, Meaning> meanings_;
    std::map<std::string, std::string, std::less<>> members_;
};

class Explainer {
public:
    /// `answer` writes to `out` too.
    Explainer(const Rulebook& rulebook, const NameIndex& names, Evaluator& evaluator, json::Writer& out, AnswerWriter& answer)
        : program_(rulebook.program), names_(names), evaluator_(evaluator), out_(out), answer_(answer) {}

    /// Writes the members of an explanation into an object that is open.
    void explain(const Case& input, const Finding& finding);

private:
    /// A formula as it applies: of a decided conditional only the branch taken.
    void tokens(const std::string& source, std::uint32_t root, const Finding& finding);
    [[nodiscard]] Flags told_words(const std::vector<Token>& words, std::uint32_t root, const Finding& finding);
    [[nodiscard]] Branch branch(const Node& conditional, const Finding& finding);
    [[nodiscard]] std::uint32_t passed_on(std::uint32_t definition);
    [[nodiscard]] bool stays_within_a_year(const Node& years);
    [[nodiscard]] std::string element_of(std::string_view list) const;
    void conditions(const Finding& finding);
    void amount(const Finding& finding);
    void walk(std::uint32_t root, const Finding& finding);
    void shown(const Value& value, Shown shown, std::uint32_t choice = absent);
    void parameter(std::uint32_t root, bool settled);
    void fact(const Node& node, const Finding& finding);
    void definition(std::uint32_t place, const Node& node, const Finding& finding);
    void months(const Definition& definition);
    [[nodiscard]] bool settled(std::uint32_t root, const Finding& finding) const;

    const Program& program_;
    const NameIndex& names_;
    Evaluator& evaluator_;
    json::Writer& out_;
    AnswerWriter& answer_;
    const Case* input_ = nullptr;
    std::set<std::string> told_;
};

} // namespace kepil
