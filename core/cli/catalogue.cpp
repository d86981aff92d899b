// kepil catalogue: what a page needs to build its form, as JSON.
#include "command.hpp"
#include "request.hpp"

#include <cstdio>

namespace kepil::cli {

int catalogue(const Words& words) {
    int code = ok;
    const auto request = read_request("catalogue", words, {}, 0, code);
    if (request) {
        std::puts(request->rules.calculator()->catalogue().c_str());
    }
    return code;
}

} // namespace kepil::cli
