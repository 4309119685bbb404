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
    for (char *c = text.data(); *c; c++)
        if (static_cast<unsigned char>(*c) < 0x20) *c = ' ';
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
