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
    std::string per_page = parameter(query, "per_page", "20");
    if (per_page.empty() || per_page == "0")
        per_page = "20";
    int page = std::max(1, std::atoi(parameter(query, "page", "1").c_str()));
    int size = std::abs(std::atoi(per_page.c_str()));
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
