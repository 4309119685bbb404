import os
import re
import xml.etree.ElementTree as ET


def load_manual(path):
    folder = os.path.dirname(os.path.abspath(path))
    with open(path, encoding="utf-8") as f:
        source = f.read()

    for name, system_id in re.findall(r'<!ENTITY\s+(\S+)\s+SYSTEM\s+"([^"]+)"\s*>', source):
        target = os.path.abspath(os.path.join(folder, system_id))
        if not target.startswith(folder):
            raise ValueError("entity outside of the manual's folder")
        with open(target, encoding="utf-8") as f:
            source = source.replace(f"&{name};", f.read())
    source = re.sub(r'<!ENTITY\s+\S+\s+SYSTEM\s+"[^"]+"\s*>', "", source)

    try:
        root = ET.fromstring(source)
    except ET.ParseError as e:
        raise ValueError(str(e))
    sections = [{"name": s.get("name"), "text": (s.text or "").strip()} for s in root.iter("section")]
    return {"title": root.get("title"), "sections": sections}
