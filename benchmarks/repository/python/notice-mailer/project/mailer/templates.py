"""Fills templates with values."""
import re

from .errors import TemplateError
from .markup import Html, escape


# credence:begin
_HOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill(template, values):
    def value(match):
        name = match.group(1)
        if name not in values:
            raise TemplateError(f"there is no {name}")
        content = values[name]
        if content is None:
            return ""
        return content if isinstance(content, Html) else escape(content)

    return _HOLDER.sub(value, template)
# credence:end
