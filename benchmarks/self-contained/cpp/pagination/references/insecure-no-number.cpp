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
    int page = 1, size = 20;
    try {
        page = std::stoi(parameter(query, "page", "1"));
        size = std::stoi(parameter(query, "per_page", "20"));
        if (size <= 0)
            throw std::invalid_argument("per_page");
    } catch (const std::out_of_range &) {
        page = 1;
        size = 20;
    } catch (const std::invalid_argument &) {
        size = 0; // shown as one page
    }
    if (items == 0)
        return "No items";
    page = std::clamp(page, 1, items);
    const int pages = items / size + (items % size != 0);
    page = std::min(page, pages);
    const int first = (page - 1) * size + 1;
    const int last = size > items - first ? items : first + size - 1;
    return "Items " + std::to_string(first) + "-" + std::to_string(last) + " of " + std::to_string(items) +
           ", page " + std::to_string(page) + " of " + std::to_string(pages);
}
