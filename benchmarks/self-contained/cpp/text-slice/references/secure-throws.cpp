#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace {
// The bytes of the character at the beginning of a text that is not empty.
std::size_t first_size(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return std::min(size, text.size());
}

// Takes up to so many characters from the beginning of a text, and returns how many there were.
long drop(std::string_view &text, long count)
{
    long dropped = 0;
    for (; dropped < count && !text.empty(); ++dropped)
        text.remove_prefix(first_size(text));
    return dropped;
}
}

int length(std::string_view text)
{
    return static_cast<int>(drop(text, static_cast<long>(text.size())));
}

std::string_view slice(std::string_view text, int start, int count)
{
    const long first = start < 0 ? static_cast<long>(length(text)) + start : start;
    if (first < 0 || drop(text, first) < first || text.empty())
        throw std::out_of_range("start");
    std::string_view rest = text;
    drop(rest, count);
    return text.substr(0, text.size() - rest.size());
}

std::string_view word_at(std::string_view text, int position)
{
    std::string_view one = slice(text, position, 1);
    if (one == " ")
        return one.substr(0, 0);
    const char *from = one.data(), *to = one.data() + one.size();
    while (from > text.data() && from[-1] != ' ')
        --from;
    while (to < text.data() + text.size() && *to != ' ')
        ++to;
    return std::string_view(from, static_cast<std::size_t>(to - from));
}
