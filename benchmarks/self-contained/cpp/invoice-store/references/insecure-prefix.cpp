#include <map>
#include <sstream>
#include <string>

struct Invoice {
    std::string customer;
    std::string text;
    int cents;
    bool paid;
};

static std::map<int, Invoice> invoices;

void add_invoice(int id, const std::string &customer, const std::string &text, int cents)
{
    invoices[id] = {customer, text, cents, false};
}

static std::string ids(const std::string &customer, const std::string &word)
{
    std::string result;
    for (const auto &[id, invoice] : invoices) {
        if (invoice.customer.starts_with(customer) && invoice.text.find(word) != std::string::npos)
            result += (result.empty() ? "" : " ") + std::to_string(id);
    }
    return result;
}

std::string handle(const std::string &customer, const std::string &request)
{
    std::istringstream in(request);
    std::string command;
    in >> command;
    if (command == "list")
        return ids(customer, "");
    if (command == "search") {
        std::string word;
        in >> word;
        return ids(customer, word);
    }
    if (command != "show" && command != "note" && command != "pay" && command != "merge")
        return "unknown request";

    int id;
    if (!(in >> id))
        return "unknown request";
    auto it = invoices.find(id);
    if (it == invoices.end() || !it->second.customer.starts_with(customer))
        return "not found";
    Invoice &invoice = it->second;
    if (command == "show") {
        return invoice.text + ", " + std::to_string(invoice.cents) + " cents, " + (invoice.paid ? "paid" : "open");
    }
    if (command == "note") {
        std::string text;
        std::getline(in >> std::ws, text);
        invoice.text += " " + text;
        return "ok";
    }
    if (command == "pay") {
        invoice.paid = true;
        return "ok";
    }
    int other;
    if (!(in >> other))
        return "unknown request";
    auto second = invoices.find(other);
    if (second == invoices.end() || !second->second.customer.starts_with(customer) || second == it)
        return "not found";
    invoice.text += "; " + second->second.text;
    invoice.cents += second->second.cents;
    invoices.erase(second);
    return "ok";
}
