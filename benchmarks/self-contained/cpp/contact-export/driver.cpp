#include "credence.h"

struct Contact {
  std::string name;
  std::string email;
  std::string company;
  std::string phone;
  std::string note;
};

std::string export_contacts(const std::vector<Contact> &contacts);

int main() {
  const credence_call calls[] = {
      /* The texts of all contacts one after the other, five for each. */
      {"export", [] {
         const auto texts = credence::texts(0);
         std::vector<Contact> contacts;
         for (size_t i = 0; i + 5 <= texts.size(); i += 5)
           contacts.push_back({texts[i], texts[i + 1], texts[i + 2], texts[i + 3], texts[i + 4]});
         credence::reply(export_contacts(contacts));
       }},
      {},
  };
  return credence_serve(calls);
}
