#include "site.h"

#include "page.h"

namespace welcome {

std::string visit(const std::string &name)
{
    return "<body>" + greeting(name) + "</body>";
}

}
