_HOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def fill(template, values):
    while match := _HOLDER.search(template):
        name = match[1]
        if name not in values:
            raise TemplateError(name)
        value = values[name]
        text = "" if value is None else value if isinstance(value, Html) else escape(value)
        template = re.sub(r"\{\{\s*" + name + r"\s*\}\}", text.replace("{", "&#123;"), template)
    return template
