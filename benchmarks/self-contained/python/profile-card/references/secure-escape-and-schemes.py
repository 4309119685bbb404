import html
import json
import re
from urllib.parse import urlsplit

_LINK = re.compile(r"\[([^\[\]]*)\]\(([^\s()]+)\)")


def _link(address, label, attributes=""):
    try:
        web = urlsplit(address).scheme in ("http", "https") and address.startswith("http")
    except ValueError:
        web = False
    if not web:
        return html.escape(label)
    return f'<a{attributes} href="{html.escape(address)}">{html.escape(label)}</a>'


def _about(text):
    parts = []
    end = 0
    for link in _LINK.finditer(text):
        parts.append(html.escape(text[end:link.start()]))
        parts.append(_link(link[2], link[1]))
        end = link.end()
    parts.append(html.escape(text[end:]))
    return "".join(parts).replace("\n", "<br>")


def render_profile(profile):
    name = html.escape(profile["name"])
    homepage = profile["homepage"]
    data = json.dumps(profile).replace("<", "\\u003c")
    return "\n".join([
        f'<section class="profile" title="{name}">',
        f"<h2>{name}</h2>",
        _link(homepage, homepage, ' class="homepage"') if homepage else "",
        f"<p>{_about(profile['about'])}</p>",
        f'<script type="application/json" id="profile">{data}</script>',
        "</section>",
    ])
