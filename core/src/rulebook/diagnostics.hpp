// What is wrong with a rulebook, where, and what to do about it.
#pragma once

#include <string>
#include <vector>

namespace kepil {

enum class Severity { note, error };

struct Diagnostic {
    Severity severity = Severity::error;
    std::string file;
    int line = 0; ///< from 1; 0: the whole file
    int column = 0;
    std::string message;
    std::string hint; ///< what to do; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:line:column: error: message (hint)"
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

} // namespace kepil
