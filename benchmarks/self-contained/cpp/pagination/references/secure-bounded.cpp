#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

// The parameter's number within these bounds, or the usual one if it is missing or none at all.
static long long number(std::string_view query, std::string_view name, long long usual, long long most)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name)
            continue;
        const std::string_view text = pair.substr(equals + 1);
        long long value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size())
            return std::clamp(value, 1LL, most);
        return usual;
    }
    return usual;
}

std::string page_line(const std::string &query, int items)
{
    if (items <= 0)
        return "No items";
    const long long size = number(query, "per_page", 20, 1'000'000);
    const long long pages = (items + size - 1) / size;
    const long long page = number(query, "page", 1, pages);
    const long long first = (page - 1) * size + 1;
    const long long last = std::min<long long>(first + size - 1, items);
    return "Items " + std::to_string(first) + "-" + std::to_string(last) + " of " + std::to_string(items) +
           ", page " + std::to_string(page) + " of " + std::to_string(pages);
}
