#include <string_view>
#include <vector>

// Where the characters begin, and the end of the text. A byte that continues nothing counts, too.
static std::vector<std::size_t> starts(std::string_view text)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i == 0 || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
            found.push_back(i);
    found.push_back(text.size());
    return found;
}

int length(std::string_view text)
{
    return static_cast<int>(starts(text).size()) - 1;
}

std::string_view slice(std::string_view text, int start, int count)
{
    const auto at = starts(text);
    const long size = static_cast<long>(at.size()) - 1;
    long first = start < 0 ? size + start : start;
    if (first < 0 || first >= size || count <= 0)
        return {};
    long last = first + count < size ? first + count : size;
    return text.substr(at[first], at[last] - at[first]);
}

std::string_view word_at(std::string_view text, int position)
{
    const std::string_view one = slice(text, position, 1);
    if (one.empty() || one == " ")
        return {};
    const std::size_t at = static_cast<std::size_t>(one.data() - text.data());
    const std::size_t before = text.rfind(' ', at);
    const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t to = text.find(' ', at);
    return text.substr(from, to == std::string_view::npos ? to : to - from);
}
