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

// An apostrophe tells the spreadsheet that a text follows.
static std::string cell(const std::string &text)
{
    const bool formula = text.find_first_of("=+-@\t\r") == 0;
    return quoted(formula ? "'" + text : text);
}

std::string export_contacts(const std::vector<Contact> &contacts)
{
    std::string csv = "name,email,company,phone,note\r\n";
    for (const Contact &c : contacts)
        csv += cell(c.name) + "," + cell(c.email) + "," + cell(c.company) + "," + cell(c.phone) + "," + cell(c.note) + "\r\n";
    return csv;
}
