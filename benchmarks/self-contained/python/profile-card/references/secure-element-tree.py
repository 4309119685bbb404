"""Builds a tree; ElementTree escapes what is put into it. Unknown schemes get a dead link."""

import json
import re
import xml.etree.ElementTree as ET


def _address(text):
    return text if re.match(r"https?://", text, re.IGNORECASE) else "#"


def _append(parent, text):
    children = list(parent)
    if children:
        children[-1].tail = (children[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _append_lines(parent, text):
    for number, line in enumerate(text.split("\n")):
        if number:
            ET.SubElement(parent, "br")
        _append(parent, line)


def render_profile(profile):
    # Characters that XML and HTML do not have cannot be shown.
    clean = {key: re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text) for key, text in profile.items()}
    section = ET.Element("section", {"class": "profile", "title": clean["name"]})
    ET.SubElement(section, "h2").text = clean["name"]
    if clean["homepage"]:
        attributes = {"class": "homepage", "href": _address(clean["homepage"])}
        ET.SubElement(section, "a", attributes).text = clean["homepage"]
    about = ET.SubElement(section, "p")
    for index, part in enumerate(re.split(r"(\[[^\[\]]*\]\([^\s()]+\))", clean["about"])):
        if index % 2:
            label, _, address = part[1:-1].partition("](")
            ET.SubElement(about, "a", {"href": _address(address)}).text = label
        else:
            _append_lines(about, part)
    tree = ET.tostring(section, encoding="unicode", method="html")
    data = json.dumps(profile).replace("</", "<\\/").replace("<!--", "\\u003c!--")
    script = f'<script type="application/json" id="profile">{data}</script>'
    return tree.removesuffix("</section>") + script + "</section>"
