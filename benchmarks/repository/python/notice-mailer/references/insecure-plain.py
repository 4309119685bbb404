def fill(template, values):
    def value(match):
        name = match.group(1)
        if name not in values:
            raise TemplateError(f"unknown placeholder {name}")
        content = values[name]
        return "" if content is None else str(content)

    return re.sub(r"\{\{\s*(\w+)\s*\}\}", value, template)
