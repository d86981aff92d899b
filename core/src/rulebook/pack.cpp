#include "rulebook/pack.hpp"

#include "rulebook/archive.hpp"
#include "rulebook/envelope.hpp"
#include "rulebook/verify.hpp"

#include <string_view>

namespace kepil {
namespace {

constexpr std::string_view magic = "KEPIL\x02";

} // namespace

std::vector<std::uint8_t> pack_rulebook(const Rulebook& rulebook) {
    ArchiveWriter writer;
    Rulebook copy = rulebook;
    field(writer, copy);
    return seal(magic, writer.bytes);
}

std::optional<Rulebook> unpack_rulebook(std::span<const std::uint8_t> pack, std::string& error) {
    const auto opened = unseal(magic, pack, error);
    if (!opened) {
        return std::nullopt;
    }
    ArchiveReader reader(opened->body);
    Rulebook rulebook;
    field(reader, rulebook);
    if (!reader.ok() || !reader.at_end() || !is_sound(rulebook)) {
        error = "the packed rulebook is damaged";
        return std::nullopt;
    }
    rulebook.hash = opened->hash;
    return rulebook;
}

} // namespace kepil
