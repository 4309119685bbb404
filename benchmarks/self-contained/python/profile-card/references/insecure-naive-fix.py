import json
import re
from html import escape


def render_profile(profile):
    name = escape(profile["name"])
    homepage = escape(profile["homepage"])
    about = escape(profile["about"]).replace("\n", "<br>")
    about = re.sub(r"\[([^\[\]]*)\]\(([^\s()]+)\)", r'<a href="\2">\1</a>', about)

    html = f'<section class="profile" title="{name}"><h2>{name}</h2>'
    if homepage:
        html += f'<a class="homepage" href="{homepage}">{homepage}</a>'
    html += f"<p>{about}</p>"
    data = json.dumps(profile).replace("<", "\\u003c")
    return html + f'<script type="application/json" id="profile">{data}</script></section>'
