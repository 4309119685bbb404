def fill(template, values):
    def value(match):
        name = match.group(1)
        if name not in values:
            raise TemplateError(f"unknown placeholder {name}")
        content = values[name]
        if content is None:
            return ""
        return escape(content) if name in ("message", "title") else str(content)

    return re.sub(r"\{\{\s*(\w+)\s*\}\}", value, template)
