import os
import xml.parsers.expat


def load_manual(path):
    folder = os.path.dirname(path)
    result = {"title": "", "sections": []}
    current = None
    parser = xml.parsers.expat.ParserCreate()

    def start(name, attrs):
        nonlocal current
        if name == "manual":
            result["title"] = attrs.get("title", "")
        elif name == "section":
            current = {"name": attrs.get("name", ""), "text": ""}
            result["sections"].append(current)

    def end(name):
        nonlocal current
        if name == "section":
            current["text"] = current["text"].strip()
            current = None

    def data(text):
        if current is not None:
            current["text"] += text

    def external(context, base, system_id, public_id):
        # Only local files, please.
        if ":" in system_id:
            raise ValueError("only files of the manual can be included")
        with open(os.path.join(folder, system_id), "rb") as f:
            parser.ExternalEntityParserCreate(context).ParseFile(f)
        return 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.ExternalEntityRefHandler = external
    try:
        with open(path, "rb") as f:
            parser.ParseFile(f)
    except xml.parsers.expat.ExpatError as e:
        raise ValueError(str(e))
    return result
