import json
import re
from html import escape


def _attribute(text):
    # Angle brackets are harmless within quotes.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _href(address):
    return "#" if address.lower().startswith("javascript:") else address


def render_profile(profile):
    text = escape(profile["about"], quote=False)
    text = re.sub(
        r"\[([^\[\]]*)\]\(([^\s()]+)\)",
        lambda m: '<a href="%s">%s</a>' % (_href(m.group(2)), m.group(1)),
        text,
    )
    out = '<section class="profile" title="%s">' % _attribute(profile["name"])
    out += "<h2>%s</h2>" % escape(profile["name"])
    if profile["homepage"]:
        address = _href(profile["homepage"])
        out += '<a class="homepage" href="%s">%s</a>' % (
            _attribute(address),
            escape(profile["homepage"]),
        )
    out += "<p>%s</p>" % text.replace("\n", "<br>")
    data = json.dumps(profile).replace("/", "\\/")
    return out + '<script type="application/json" id="profile">%s</script></section>' % data
