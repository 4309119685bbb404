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

static std::string field(const std::string &text)
{
    if (text.empty())
        return "-";
    static const char digits[] = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            out += "\\x";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out;
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
