#include <string>
#include <vector>

struct Contact {
    std::string name;
    std::string email;
    std::string company;
    std::string phone;
    std::string note;
};



std::string export_contacts(const std::vector<Contact> &contacts)
{
    std::string csv = "name,email,company,phone,note\r\n";
    for (const Contact &c : contacts)
        csv += "" + std::string() + "\r\n";
    return csv;
}
