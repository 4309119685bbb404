import os
import xml.sax
import xml.sax.handler
from xml.sax.xmlreader import InputSource


class _Manual(xml.sax.handler.ContentHandler):
    def __init__(self):
        super().__init__()
        self.title = ""
        self.sections = []
        self.text = None

    def startElement(self, name, attrs):
        if name == "manual":
            self.title = attrs.get("title", "")
        elif name == "section":
            self.sections.append({"name": attrs.get("name", ""), "text": ""})
            self.text = []

    def characters(self, content):
        if self.text is not None:
            self.text.append(content)

    def endElement(self, name):
        if name == "section":
            self.sections[-1]["text"] = "".join(self.text).strip()
            self.text = None


class _SameFolder(xml.sax.handler.EntityResolver):
    def __init__(self, folder):
        self.folder = folder

    def resolveEntity(self, publicId, systemId):
        if systemId not in os.listdir(self.folder):
            raise ValueError(f"{systemId!r} is not a file of this manual")
        source = InputSource(systemId)
        source.setByteStream(open(os.path.join(self.folder, systemId), "rb"))
        return source


def load_manual(path):
    handler = _Manual()
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.setContentHandler(handler)
    parser.setEntityResolver(_SameFolder(os.path.dirname(path)))
    try:
        parser.parse(path)
    except xml.sax.SAXParseException as error:
        raise ValueError(str(error)) from error
    return {"title": handler.title, "sections": handler.sections}
