def fill(template, values):
    def value(match):
        name = match.group(1)
        if name not in values:
            raise TemplateError(f"unknown placeholder {name}")
        content = values[name]
        if content is None:
            return ""
        if isinstance(content, Html):
            return content
        return str(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    return re.sub(r"\{\{\s*(\w+)\s*\}\}", value, template)
