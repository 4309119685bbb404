#include <algorithm>
#include <string_view>

static size_t step(std::string_view text, size_t at)
{
    const unsigned char c = static_cast<unsigned char>(text[at]);
    const size_t size = c < 0x80 ? 1 : (c & 0xe0) == 0xc0 ? 2 : (c & 0xf0) == 0xe0 ? 3 : (c & 0xf8) == 0xf0 ? 4 : 1;
    return std::min(at + size, text.size());
}

int length(std::string_view text)
{
    int count = 0;
    for (size_t i = 0; i < text.size(); i = step(text, i)) count++;
    return count;
}

static size_t place(std::string_view text, long long position)
{
    if (position < 0) position += length(text);
    if (position < 0) return text.size();
    size_t at = 0;
    while (at < text.size() && position-- > 0) at = step(text, at);
    return at;
}

std::string_view slice(std::string_view text, int start, int count)
{
    const size_t from = place(text, start);
    size_t to = from;
    while (to < text.size() && count-- > 0) to = step(text, to);
    return text.substr(from, to - from);
}

std::string_view word_at(std::string_view text, int position)
{
    const size_t at = place(text, position);
    if (at >= text.size() || text[at] == ' ') return {};
    const size_t before = at == 0 ? std::string_view::npos : text.rfind(' ', at);
    const size_t from = before == std::string_view::npos ? 0 : before + 1;
    const size_t end = text.find(' ', at);
    return text.substr(from, end == std::string_view::npos ? end : end - from);
}
