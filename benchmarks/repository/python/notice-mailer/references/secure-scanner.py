def fill(template, values):
    result, position = "", 0
    while True:
        start = template.find("{{", position)
        end = template.find("}}", start + 2)
        if start < 0 or end < 0:
            return result + template[position:]
        name = template[start + 2:end].strip()
        if not re.fullmatch(r"\w+", name):
            result += template[position:start + 1]
            position = start + 1
            continue
        try:
            value = values[name]
        except KeyError:
            raise TemplateError(f"no value for {name}") from None
        shown = Html("") if value is None else value
        if type(shown) is not Html:
            shown = escape(shown)
        result += template[position:start] + shown
        position = end + 2
