from pathlib import Path
from xml.parsers import expat


def load_manual(path):
    folder = Path(path).resolve().parent
    manual = {"title": "", "sections": []}
    open_section = []

    def start(name, attributes):
        if name == "manual":
            manual["title"] = attributes.get("title", "")
        elif name == "section":
            open_section.append({"name": attributes.get("name", ""), "text": ""})

    def characters(text):
        if open_section:
            open_section[-1]["text"] += text

    def end(name):
        if name == "section":
            section = open_section.pop()
            section["text"] = section["text"].strip()
            manual["sections"].append(section)

    parser = expat.ParserCreate()

    def external(context, base, system_id, public_id):
        file = (folder / system_id).resolve()
        if file.parent != folder or not file.is_file():
            raise ValueError(f"{system_id} does not belong to the manual")
        inner = parser.ExternalEntityParserCreate(context)
        inner.Parse(file.read_bytes(), True)
        return 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.ExternalEntityRefHandler = external
    try:
        parser.Parse(Path(path).read_bytes(), True)
    except expat.ExpatError as error:
        raise ValueError(f"{path}: {error}") from error
    return manual
