#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

std::string page_line(const std::string &query, int items)
{
    std::map<std::string, std::string> parameters;
    std::istringstream in(query);
    for (std::string pair; std::getline(in, pair, '&');) {
        const auto equals = pair.find('=');
        if (equals != std::string::npos)
            parameters[pair.substr(0, equals)] = pair.substr(equals + 1);
    }

    // std::stoi throws for what is no number, and for one that is too large.
    int page = parameters.count("page") ? std::stoi(parameters["page"]) : 1;
    int size = parameters.count("per_page") ? std::stoi(parameters["per_page"]) : 20;
    if (page < 1 || size < 1)
        throw std::invalid_argument("pages begin at 1 and are not empty");
    if (items == 0)
        return "No items";

    const int pages = (items - 1) / size + 1;
    if (page > pages)
        throw std::out_of_range("there is no such page");
    const int before = (page - 1) * size;
    const int shown = std::min(size, items - before);
    std::ostringstream out;
    out << "Items " << before + 1 << '-' << before + shown << " of " << items << ", page " << page << " of " << pages;
    return out.str();
}
