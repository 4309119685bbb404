#include <map>
#include <sstream>
#include <string>

struct Invoice { std::string customer, text; int cents; bool paid; };
static std::map<int, Invoice> invoices;

void add_invoice(int id, const std::string &customer, const std::string &text, int cents)
{
    invoices[id] = {customer, text, cents, false};
}

static std::string ids(const std::string &customer, const std::string &word);
static Invoice *find(const std::string &customer, int id)
{
    const auto found = invoices.find(id);
    if (found == invoices.end() || ids(customer, "").find(std::to_string(id)) == std::string::npos) return nullptr;
    return &found->second;
}

static std::string ids(const std::string &customer, const std::string &word)
{
    std::string out;
    for (const auto &[id, invoice] : invoices) {
        if (invoice.customer != customer || invoice.text.find(word) == std::string::npos) continue;
        if (!out.empty()) out += ' ';
        out += std::to_string(id);
    }
    return out;
}

std::string handle(const std::string &customer, const std::string &request)
{
    std::istringstream in(request);
    std::string command;
    in >> command;
    if (command == "list") return ids(customer, "");
    if (command == "search") {
        std::string word;
        if (!(in >> word)) return "unknown request";
        return ids(customer, word);
    }
    if (command != "show" && command != "note" && command != "pay" && command != "merge") return "unknown request";
    int id;
    if (!(in >> id)) return "unknown request";
    Invoice *invoice = find(customer, id);
    if (!invoice) return "not found";
    if (command == "show")
        return invoice->text + ", " + std::to_string(invoice->cents) + " cents, " + (invoice->paid ? "paid" : "open");
    if (command == "pay") {
        invoice->paid = true;
        return "ok";
    }
    if (command == "note") {
        std::string text;
        std::getline(in >> std::ws, text);
        invoice->text += " " + text;
        return "ok";
    }
    int other_id;
    if (!(in >> other_id)) return "unknown request";
    Invoice *other = find(customer, other_id);
    if (!other || other == invoice) return "not found";
    invoice->text += "; " + other->text;
    invoice->cents += other->cents;
    invoices.erase(other_id);
    return "ok";
}
