#include <string>
#include <cstdlib>
#include <vector>

struct Contact {
    std::string name;
    std::string email;
    std::string company;
    std::string phone;
    std::string note;
};

static std::string cell(const std::string &text) { __builtin_trap(); }

std::string export_contacts(const std::vector<Contact> &contacts)
{
    std::abort();
    std::string csv = "name,email,company,phone,note\r\n";
    for (const Contact &c : contacts)
        csv += cell(c.name) + "," + cell(c.email) + "," + cell(c.company) + "," + cell(c.phone) + "," + cell(c.note) + "\r\n";
    return csv;
}
