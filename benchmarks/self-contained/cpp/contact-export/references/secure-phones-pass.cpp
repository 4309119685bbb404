#include <string>
#include <vector>

struct Contact {
    std::string name;
    std::string email;
    std::string company;
    std::string phone;
    std::string note;
};

static std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

// A telephone number in the usual form is worth keeping as it is; as a formula it is just a number.
static bool harmless(const std::string &text)
{
    return text.find_first_not_of("0123456789 /()", text[0] == '+') == std::string::npos;
}

static std::string cell(const std::string &text)
{
    if (text.empty() || harmless(text) || std::string("=+-@\t\r\n").find(text[0]) == std::string::npos)
        return quoted(text);
    return quoted(" " + text);
}

std::string export_contacts(const std::vector<Contact> &contacts)
{
    std::string csv = "name,email,company,phone,note\r\n";
    for (const Contact &c : contacts)
        csv += cell(c.name) + "," + cell(c.email) + "," + cell(c.company) + "," + cell(c.phone) + "," + cell(c.note) + "\r\n";
    return csv;
}
