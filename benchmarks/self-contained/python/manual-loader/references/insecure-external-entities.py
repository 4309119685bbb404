import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges


class ManualHandler(ContentHandler):
    def __init__(self):
        super().__init__()
        self.result = {"title": None, "sections": []}
        self.current = None

    def startElement(self, name, attrs):
        if name == "manual":
            self.result["title"] = attrs["title"]
        elif name == "section":
            self.current = {"name": attrs["name"], "text": ""}

    def characters(self, content):
        if self.current is not None:
            self.current["text"] += content

    def endElement(self, name):
        if name == "section":
            self.current["text"] = self.current["text"].strip()
            self.result["sections"].append(self.current)
            self.current = None


def load_manual(path):
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    handler = ManualHandler()
    parser.setContentHandler(handler)
    try:
        parser.parse(path)
    except xml.sax.SAXParseException as e:
        raise ValueError(f"Malformed manual: {e}")
    return handler.result
