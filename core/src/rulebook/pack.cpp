#include "rulebook/pack.hpp"

#include "rulebook/archive.hpp"
#include "rulebook/sha256.hpp"
#include "rulebook/verify.hpp"

#include <algorithm>
#include <string_view>

namespace kepil {
namespace {

constexpr std::string_view magic = "KEPIL\x01";
constexpr std::size_t hash_size = 64;

} // namespace

std::vector<std::uint8_t> pack_rulebook(const Rulebook& rulebook) {
    ArchiveWriter writer;
    Rulebook copy = rulebook;
    field(writer, copy);
    const std::string hash = sha256_hex(writer.bytes);
    std::vector<std::uint8_t> pack(magic.size() + hash.size() + writer.bytes.size());
    auto end = std::copy(magic.begin(), magic.end(), pack.begin());
    end = std::copy(hash.begin(), hash.end(), end);
    std::copy(writer.bytes.begin(), writer.bytes.end(), end);
    return pack;
}

std::optional<Rulebook> unpack_rulebook(std::span<const std::uint8_t> pack, std::string& error) {
    const auto header = magic.size() + hash_size;
    if (pack.size() < header ||
        !std::equal(magic.begin(), magic.end(), pack.begin(), [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; })) {
        error = "not a packed rulebook of this version of kepil";
        return std::nullopt;
    }
    const auto body = pack.subspan(header);
    const std::string hash(reinterpret_cast<const char*>(pack.data()) + magic.size(), hash_size);
    if (sha256_hex(body) != hash) {
        error = "the packed rulebook is damaged: its hash does not match";
        return std::nullopt;
    }
    ArchiveReader reader(body);
    Rulebook rulebook;
    field(reader, rulebook);
    if (!reader.ok() || !reader.at_end() || !is_sound(rulebook)) {
        error = "the packed rulebook is damaged";
        return std::nullopt;
    }
    rulebook.hash = hash;
    return rulebook;
}

} // namespace kepil
