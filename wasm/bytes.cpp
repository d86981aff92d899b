// Copying, comparing and filling memory, eight bytes at a time. The library that Emscripten links into small programs goes byte by byte,
// and an answer is two hundred thousand bytes long. WebAssembly reads and writes words wherever they begin.
#include <cstddef>
#include <cstdint>

namespace {

using Byte = unsigned char;
using Word = std::uint64_t;

Word load(const Byte* from) {
    Word word;
    __builtin_memcpy(&word, from, sizeof word);
    return word;
}

void store(Byte* to, Word word) { __builtin_memcpy(to, &word, sizeof word); }

} // namespace

extern "C" {

// The library's memmove relies on it: where `to` lies before `from`, the two may overlap. So each step reads before it writes.
void* memcpy(void* to, const void* from, std::size_t size) {
    auto* out = static_cast<Byte*>(to);
    const auto* in = static_cast<const Byte*>(from);
    constexpr std::size_t step = 4 * sizeof(Word);
    for (; size >= step; size -= step, out += step, in += step) {
        const Word words[] = {load(in), load(in + sizeof(Word)), load(in + 2 * sizeof(Word)), load(in + 3 * sizeof(Word))};
        store(out, words[0]);
        store(out + sizeof(Word), words[1]);
        store(out + 2 * sizeof(Word), words[2]);
        store(out + 3 * sizeof(Word), words[3]);
    }
    for (; size >= sizeof(Word); size -= sizeof(Word), out += sizeof(Word), in += sizeof(Word)) {
        store(out, load(in));
    }
    for (; size > 0; --size) {
        *out++ = *in++;
    }
    return to;
}

int memcmp(const void* one, const void* other, std::size_t size) {
    const auto* a = static_cast<const Byte*>(one);
    const auto* b = static_cast<const Byte*>(other);
    for (; size >= sizeof(Word) && load(a) == load(b); size -= sizeof(Word)) {
        a += sizeof(Word);
        b += sizeof(Word);
    }
    for (; size > 0; --size, ++a, ++b) {
        if (*a != *b) {
            return *a - *b;
        }
    }
    return 0;
}

void* memset(void* to, int value, std::size_t size) {
    auto* out = static_cast<Byte*>(to);
    const Word word = static_cast<Byte>(value) * Word{0x0101010101010101};
    for (; size >= sizeof(Word); size -= sizeof(Word), out += sizeof(Word)) {
        store(out, word);
    }
    for (; size > 0; --size) {
        *out++ = static_cast<Byte>(value);
    }
    return to;
}

} // extern "C"
