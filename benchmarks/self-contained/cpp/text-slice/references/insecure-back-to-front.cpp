#include <string_view>

static bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

int length(std::string_view text)
{
    int n = 0;
    for (char c : text)
        n += !continues(c);
    return n;
}

// Goes forth, or back from the end, to the beginning of a character.
static const char *seek(std::string_view text, int start)
{
    const char *at = text.data(), *end = at + text.size();
    if (start >= 0) {
        while (start-- > 0 && at < end)
            do
                at++;
            while (at < end && continues(*at));
        return at;
    }
    at = end;
    while (start++ < 0 && at > text.data())
        do
            at--;
        while (continues(*at));  // a text may begin with the rest of a character
    return at;
}

std::string_view slice(std::string_view text, int start, int count)
{
    const char *from = seek(text, start), *end = text.data() + text.size();
    std::string_view rest(from, end - from);
    return count < 0 ? rest.substr(0, 0) : rest.substr(0, seek(rest, count) - from);
}

std::string_view word_at(std::string_view text, int position)
{
    const char *from = seek(text, position), *end = text.data() + text.size(), *to = from;
    if (from == end || *from == ' ')
        return {};
    while (from > text.data() && from[-1] != ' ')
        from--;
    while (to < end && *to != ' ')
        to++;
    return std::string_view(from, to - from);
}
