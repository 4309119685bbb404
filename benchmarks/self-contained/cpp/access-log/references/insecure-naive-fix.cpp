#include <fstream>
#include <stdexcept>
#include <string>

struct Access {
    std::string time;
    std::string user;
    std::string address;
    int status;
    std::string agent;
};

static std::string field(std::string text)
{
    for (char &c : text)
        if (c == '\n')
            c = ' ';
    return text.empty() ? "-" : text;
}

void log_access(const std::string &path, const Access &access)
{
    std::ofstream file(path, std::ios::app);
    file << access.time << '\t' << field(access.user) << '\t' << field(access.address) << '\t' << access.status << '\t'
         << field(access.agent) << '\n';
    file.flush();
    if (!file)
        throw std::runtime_error("cannot write to " + path);
}
