#include "rulebook/diagnostics.hpp"

#include <algorithm>

namespace kepil {

std::string to_string(const Diagnostic& diagnostic) {
    std::string text = diagnostic.file;
    if (diagnostic.line > 0) {
        text += ':' + std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column);
    }
    text += diagnostic.severity == Severity::error ? ": error: " : ": note: ";
    text += diagnostic.message;
    if (!diagnostic.hint.empty()) {
        text += " (" + diagnostic.hint + ')';
    }
    return text;
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

} // namespace kepil
