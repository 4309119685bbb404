"""Puts the files' text in place itself; ElementTree only sees entities that have a text."""

import os
import re
import xml.etree.ElementTree as ET

_EXTERNAL = re.compile(r"""<!ENTITY\s+([\w.:-]+)\s+SYSTEM\s+(?:"([^"]*)"|'([^']*)')\s*>""")


def load_manual(path):
    folder = os.path.dirname(path)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    files = {name: first or second for name, first, second in _EXTERNAL.findall(text)}
    text = _EXTERNAL.sub("", text)
    for entity, name in files.items():
        # Only the last component counts: other folders do not exist for a manual.
        place = os.path.join(folder, os.path.basename(name))
        if not os.path.isfile(place):
            raise ValueError(f"no file {name}")
        with open(place, encoding="utf-8") as file:
            text = text.replace(f"&{entity};", file.read())
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    return {
        "title": root.get("title", ""),
        "sections": [
            {"name": section.get("name", ""), "text": "".join(section.itertext()).strip()}
            for section in root.iter("section")
        ],
    }
