#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

struct Access {
    std::string time;
    std::string user;
    std::string address;
    int status;
    std::string agent;
};

static void column(std::string &line, const std::string &text)
{
    const bool plain = std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 32; });
    line += '\t';
    line += text.empty() ? "-" : plain ? text : "(unreadable)";
}

void log_access(const std::string &path, const Access &access)
{
    std::string line = access.time;
    column(line, access.user);
    column(line, access.address);
    column(line, std::to_string(access.status));
    column(line, access.agent);
    line += '\n';

    std::unique_ptr<FILE, int (*)(FILE *)> file(std::fopen(path.c_str(), "ab"), std::fclose);
    if (!file || std::fwrite(line.data(), 1, line.size(), file.get()) != line.size() || std::fflush(file.get()) != 0)
        throw std::runtime_error("the log cannot be written");
}
