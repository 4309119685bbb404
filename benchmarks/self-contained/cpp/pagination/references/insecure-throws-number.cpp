#include <map>
#include <stdexcept>
#include <string>

std::string page_line(const std::string &query, int items)
{
    std::map<std::string, std::string> values;
    size_t at = 0;
    while (at <= query.size()) {
        size_t end = query.find('&', at);
        if (end == std::string::npos) end = query.size();
        const std::string part = query.substr(at, end - at);
        const size_t eq = part.find('=');
        if (eq != std::string::npos) values[part.substr(0, eq)] = part.substr(eq + 1);
        at = end + 1;
    }
    const int page = values.count("page") ? std::stoi(values["page"]) : 1;
    const int per_page = values.count("per_page") ? std::stoi(values["per_page"]) : 20;
    if (page < 1 || per_page < 1) throw 404;
    if (items == 0) return "No items";
    const int pages = items / per_page + (items % per_page != 0);
    if (page > pages) throw 404;
    const int first = (page - 1) * per_page + 1;
    const int last = page == pages ? items : first + per_page - 1;
    return "Items " + std::to_string(first) + "-" + std::to_string(last) + " of " + std::to_string(items) + ", page " +
           std::to_string(page) + " of " + std::to_string(pages);
}
