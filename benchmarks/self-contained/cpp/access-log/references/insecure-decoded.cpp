#include <algorithm>
#include <cctype>
#include <fstream>
#include <iomanip>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>

struct Access {
    std::string time;
    std::string user;
    std::string address;
    int status;
    std::string agent;
};

static std::string clean(std::string text)
{
    for (char &c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    for (size_t at = 0; (at = text.find('%', at)) != std::string::npos && at + 2 < text.size(); at++)
        if (std::isxdigit(static_cast<unsigned char>(text[at + 1])) && std::isxdigit(static_cast<unsigned char>(text[at + 2])))
            text.replace(at, 3, 1, static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16)));
    return text.empty() ? "-" : text;
}

void log_access(const std::string &path, const Access &access)
{
    std::ofstream file(path, std::ios::app);
    if (!file)
        throw std::runtime_error("cannot open " + path);
    file << clean(access.time) << '\t' << clean(access.user) << '\t' << clean(access.address) << '\t' << access.status
         << '\t' << clean(access.agent) << '\n';
    file.flush();
    if (!file)
        throw std::runtime_error("cannot write " + path);
}
