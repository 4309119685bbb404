def fill(template, values):
    def value(match):
        name = match.group(1)
        if name not in values:
            raise TemplateError(f"unknown placeholder {name}")
        content = values[name]
        if content is None:
            return ""
        if isinstance(content, str) and content.startswith("<p>"):
            return content
        return escape(content)

    return re.sub(r"\{\{\s*(\w+)\s*\}\}", value, template)
