// A rulebook ready to answer, with its texts: from a folder of rules-data, or from a pack with its texts beside it. With a scenario laid
// over it if one is asked for.
#pragma once

#include "kepil/calculator.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kepil::cli {

class Rules {
public:
    using Texts = std::map<std::string, std::string>; ///< by key

    /// `path` empty: $KEPIL_RULES, or rules-data; `scenario` empty: the law. Errors of a folder's rulebook go to stderr; `error` says what
    /// failed as a whole.
    static std::optional<Rules> open(std::string path, const std::string& scenario, std::string& error);

    /// One more calculator; every thread needs its own.
    [[nodiscard]] std::unique_ptr<Calculator> calculator() const;

    /// The text of a key, or what follows the last dot of the key if there is none. One thread at a time: a pack's texts are read with the
    /// first that is asked for in a language.
    [[nodiscard]] std::string text(const std::string& language, const std::string& key) const;
    [[nodiscard]] std::string text(const std::string& language, const std::string& key, const std::string& fallback) const;
    /// What one element of a list is called: "child" for "children".
    [[nodiscard]] std::string element_of(const std::string& list) const;
    /// The scenario that is laid over the law, and its status; empty: none.
    [[nodiscard]] const std::string& scenario() const { return scenario_; }
    [[nodiscard]] const std::string& status() const { return status_; }
    /// The scenarios that may be laid over this law, in the order in which to show them.
    [[nodiscard]] const std::vector<std::string>& scenarios() const { return scenarios_; }
    /// What may be asked here: facts of the household ("children") and members of lists ("children/birth_date").
    [[nodiscard]] const std::set<std::string>& facts() const { return facts_; }

private:
    bool read_folder(const std::string& path, const std::string& scenario, std::string& error);
    bool read_pack(const std::string& path, const std::string& scenario, std::string& error);
    bool knows(const std::string& scenario, std::string& error) const;
    void read_catalogue(Calculator& calculator);
    const Texts& texts_in(const std::string& language) const;

    std::vector<std::uint8_t> pack_;
    std::vector<std::uint8_t> reasons_;                          ///< empty: a pack that lies alone
    std::map<std::string, std::vector<std::string>> text_files_; ///< of a pack, by language: what computes alone needs none
    mutable std::map<std::string, Texts> texts_;                 ///< by language
    std::map<std::string, std::string> elements_;
    std::string scenario_;
    std::string status_;
    std::vector<std::string> scenarios_;
    std::set<std::string> facts_;
};

} // namespace kepil::cli
