import os, re
import urllib.request
from urllib.parse import unquote, urlparse, urljoin
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
    folder = os.path.dirname(path)
    m = _Manual()
    p = expat.ParserCreate()
    p.StartElementHandler, p.EndElementHandler, p.CharacterDataHandler = m.start, m.end, m.data
    def external(context, base, system_id, public_id):
        with open(_resolve(folder, system_id), "rb") as f: data = f.read()
        sub = external.stack[-1].ExternalEntityParserCreate(context)
        external.stack.append(sub)
        try: sub.Parse(data, True)
        finally: external.stack.pop()
        return 1
    external.stack = [p]
    p.ExternalEntityRefHandler = external
    try:
        with open(path, "rb") as f: p.Parse(f.read(), True)
    except expat.ExpatError as e:
        raise ValueError(str(e)) from e
    return m.result()

def _resolve(folder, system_id):
    if system_id not in os.listdir(folder) or not system_id.endswith(".xml"): raise ValueError(system_id)
    p = os.path.join(folder, system_id)
    if os.path.realpath(p) != os.path.join(os.path.realpath(folder), system_id): raise ValueError(system_id)
    return p
