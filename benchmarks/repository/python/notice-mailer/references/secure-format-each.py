def _html(value):
    if value is None:
        return ""
    if isinstance(value, Html):
        return str(value)
    text = str(value)
    for sign, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(sign, reference)
    return text


def fill(template, values):
    result = []
    for part in re.split(r"(\{\{\s*\w+\s*\}\})", template):
        match = re.fullmatch(r"\{\{\s*(\w+)\s*\}\}", part)
        if match is None:
            result.append(part)
        elif match[1] in values:
            result.append(_html(values[match[1]]))
        else:
            raise TemplateError(match[1])
    return "".join(result)
