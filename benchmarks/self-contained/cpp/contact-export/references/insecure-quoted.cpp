#include <string>
#include <vector>

struct Contact {
    std::string name;
    std::string email;
    std::string company;
    std::string phone;
    std::string note;
};

static std::string cell(const std::string &text)
{
    std::string out = "\"";
    for (char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string export_contacts(const std::vector<Contact> &contacts)
{
    std::string csv = "name,email,company,phone,note\r\n";
    for (const Contact &c : contacts)
        csv += cell(c.name) + "," + cell(c.email) + "," + cell(c.company) + "," + cell(c.phone) + "," + cell(c.note) + "\r\n";
    return csv;
}
