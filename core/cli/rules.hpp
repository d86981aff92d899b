// A rulebook ready to answer, with its texts: from a folder of rules-data, or from a pack with its texts beside it.
#pragma once

#include "kepil/calculator.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kepil::cli {

class Rules {
public:
    /// `path` empty: $KEPIL_RULES, or rules-data. Errors of a folder's rulebook go to stderr; `error` says what failed as a whole.
    static std::optional<Rules> open(std::string path, std::string& error);

    /// One more calculator; every thread needs its own.
    [[nodiscard]] std::unique_ptr<Calculator> calculator() const;

    /// The text of a key, or what follows the last dot of the key if there is none.
    [[nodiscard]] std::string text(const std::string& language, const std::string& key) const;
    [[nodiscard]] std::string text(const std::string& language, const std::string& key, const std::string& fallback) const;
    /// What one element of a list is called: "child" for "children".
    [[nodiscard]] std::string element_of(const std::string& list) const;

private:
    bool read_folder(const std::string& path, std::string& error);
    bool read_pack(const std::string& path, std::string& error);

    std::vector<std::uint8_t> pack_;
    std::vector<std::uint8_t> reasons_; ///< empty: a pack that lies alone
    std::map<std::string, std::map<std::string, std::string>> texts_;
    std::map<std::string, std::string> elements_;
};

} // namespace kepil::cli
