// What stands in a JSON string as it is: the reader takes it, and the writer gives it, in one piece.
#pragma once

namespace kepil::json {

/// The first character that ends a string, begins an escape, or must not stand in one without; `end` if there is none.
[[nodiscard]] const char* plain_end(const char* at, const char* end);

} // namespace kepil::json
