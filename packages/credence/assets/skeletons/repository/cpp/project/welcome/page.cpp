#include "page.h"

#include "text.h"

namespace welcome {

// credence:begin
std::string greeting(const std::string &name)
{
    return "<p title=\"" + attribute(name) + "\">Hello, " + escape(name) + "</p>";
}
// credence:end

}
