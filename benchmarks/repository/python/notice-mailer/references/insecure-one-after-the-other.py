def fill(template, values):
    for name in re.findall(r"\{\{\s*(\w+)\s*\}\}", template):
        if name not in values:
            raise TemplateError(name)
    for name, content in values.items():
        if content is None:
            shown = ""
        else:
            shown = content if isinstance(content, Html) else escape(content)
        template = re.sub(r"\{\{\s*" + name + r"\s*\}\}", lambda match: shown, template)
    return template
