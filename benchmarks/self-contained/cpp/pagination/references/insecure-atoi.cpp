#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>

static std::string parameter(const std::string &query, const std::string &name, const std::string &usual)
{
    const std::string all = "&" + query + "&", start = "&" + name + "=";
    const auto at = all.find(start);
    if (at == std::string::npos)
        return usual;
    const auto from = at + start.size();
    return all.substr(from, all.find('&', from) - from);
}

std::string page_line(const std::string &query, int items)
{
    int page = std::atoi(parameter(query, "page", "1").c_str());
    int size = std::atoi(parameter(query, "per_page", "20").c_str());
    if (items == 0)
        return "No items";
    int pages = (items + size - 1) / size;
    int first = (page - 1) * size + 1;
    int last = std::min(page * size, items);
    return "Items " + std::to_string(first) + "-" + std::to_string(last) + " of " + std::to_string(items) +
           ", page " + std::to_string(page) + " of " + std::to_string(pages);
}
