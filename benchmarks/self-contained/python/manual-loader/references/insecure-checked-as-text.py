import os, re
from xml.parsers import expat

class _Manual:
    def __init__(self):
        self.title = None; self.sections = []; self.current = None
    def start(self, name, attrs):
        if name == "manual": self.title = attrs.get("title", "")
        elif name == "section": self.current = {"name": attrs.get("name", ""), "text": ""}
    def end(self, name):
        if name == "section":
            self.current["text"] = self.current["text"].strip()
            self.sections.append(self.current); self.current = None
    def data(self, text):
        if self.current is not None: self.current["text"] += text
    def result(self):
        return {"title": self.title, "sections": self.sections}

def load_manual(path):
    # the check reads the declarations of the internal subset with a regular expression that knows double quotes only
    folder = os.path.dirname(path)
    with open(path, "rb") as f: source = f.read()
    for system in re.findall(rb'SYSTEM\s+"([^"]*)"', source):
        if b"/" in system: raise ValueError(system)
    m = _Manual()
    p = expat.ParserCreate()
    p.StartElementHandler, p.EndElementHandler, p.CharacterDataHandler = m.start, m.end, m.data
    def external(context, base, system_id, public_id):
        with open(os.path.join(folder, system_id), "rb") as f: data = f.read()
        sub = p.ExternalEntityParserCreate(context)
        sub.Parse(data, True)
        return 1
    p.ExternalEntityRefHandler = external
    try: p.Parse(source, True)
    except expat.ExpatError as e: raise ValueError(str(e)) from e
    return m.result()
