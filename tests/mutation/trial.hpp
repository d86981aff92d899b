// One change of the rulebook, loaded and asked: does a worked example come out otherwise?
#pragma once

#include "examples.hpp"
#include "reach.hpp"
#include "rulebook/load.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kepil::mutation {

struct Change {
    std::string path;
    std::string id; ///< of the parameter or definition; empty in a measure's file
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;
};

enum class Verdict { killed, refused, survived };

class Trial {
public:
    Trial(SourceTree tree, Examples& examples);

    /// Loads only the measures that the change can reach and asks only their examples, a few measures first.
    Verdict attempt(const Change& change);

    /// Of the last attempt that survived: the changed rulebook and the measures that it holds.
    [[nodiscard]] const Rulebook& changed() const { return *changed_; }
    [[nodiscard]] const std::vector<std::string>& reached() const { return reached_; }
    [[nodiscard]] const Rulebook& law() const { return law_; }

private:
    using Measures = std::vector<std::string>;
    Verdict attempt_on(const Measures& measures, const Change& change);
    SourceTree part_with(const Measures& measures) const;
    std::size_t usual_errors(const Measures& measures, const SourceTree& part);
    bool noticed(const Rulebook& rulebook, const Measures& measures) const;

    SourceTree shared_;                                         ///< all but the measures
    std::map<std::string, std::vector<SourceFile>> by_measure_; ///< the files of each
    Examples& examples_;
    Rulebook law_;
    std::optional<Reach> reach_;
    std::map<Measures, std::size_t> usual_errors_;
    std::optional<Rulebook> changed_;
    Measures reached_;
};

} // namespace kepil::mutation
