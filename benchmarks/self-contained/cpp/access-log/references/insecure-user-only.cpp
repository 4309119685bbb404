#include <cstdio>
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
        if (c == '\n' || c == '\r' || c == '\t')
            c = '_';
    return text;
}

void log_access(const std::string &path, const Access &access)
{
    FILE *file = std::fopen(path.c_str(), "a");
    if (!file)
        throw std::runtime_error("cannot open " + path);
    const std::string user = clean(access.user), address = clean(access.address);
    std::fprintf(file, "%s\t%s\t%s\t%d\t%s\n", access.time.c_str(), user.empty() ? "-" : user.c_str(),
                 address.empty() ? "-" : address.c_str(), access.status,
                 access.agent.empty() ? "-" : access.agent.c_str());
    std::fclose(file);
}
