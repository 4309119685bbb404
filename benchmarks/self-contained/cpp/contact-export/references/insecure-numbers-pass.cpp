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
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

static std::string cell(const std::string &text)
{
    if (text.empty() || std::string("=+-@").find(text[0]) == std::string::npos)
        return quoted(text);
    // telephone numbers
    if ((text[0] == '+' || text[0] == '-') && text.size() > 1 && text[1] >= '0' && text[1] <= '9')
        return quoted(text);
    return quoted("'" + text);
}

std::string export_contacts(const std::vector<Contact> &contacts)
{
    std::string csv = "name,email,company,phone,note\r\n";
    for (const Contact &c : contacts)
        csv += cell(c.name) + "," + cell(c.email) + "," + cell(c.company) + "," + cell(c.phone) + "," + cell(c.note) + "\r\n";
    return csv;
}
