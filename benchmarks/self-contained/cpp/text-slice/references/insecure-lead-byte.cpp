#include <algorithm>
#include <string_view>

static int size_of(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

int length(std::string_view text)
{
    int n = 0;
    for (size_t i = 0; i < text.size(); i += size_of(text[i]))
        n++;
    return n;
}

// The byte where the character begins.
static size_t offset(std::string_view text, int position)
{
    size_t i = 0;
    while (position-- > 0)
        i += size_of(text[i]);
    return i;
}

std::string_view slice(std::string_view text, int start, int count)
{
    int size = length(text);
    if (start < 0)
        start += size;
    if (count > size - start)
        count = size - start;
    size_t from = offset(text, start);
    size_t to = from;
    for (int i = 0; i < count; i++)
        to += size_of(text[to]);
    return std::string_view(text.data() + from, to - from);
}

std::string_view word_at(std::string_view text, int position)
{
    if (position < 0)
        position += length(text);
    size_t from = offset(text, position);
    if (text[from] == ' ')
        return {};
    size_t to = from;
    while (from > 0 && text[from - 1] != ' ')
        from--;
    while (to < text.size() && text[to] != ' ')
        to++;
    return text.substr(from, to - from);
}
