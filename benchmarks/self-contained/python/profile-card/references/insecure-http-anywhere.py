import html, json, re
def J(p): return json.dumps(p).replace("<", "\\u003c")
def U(a): return html.escape(a) if 'http' in a or ':' not in a else '#'
def render_profile(profile):
    n = html.escape(profile["name"])
    out = f'<section class="profile" title="{n}"><h2>{n}</h2>'
    if profile["homepage"]:
        out += f'<a class="homepage" href="{U(profile["homepage"])}">{html.escape(profile["homepage"])}</a>'
    about = html.escape(profile["about"])
    about = re.sub(r"\[([^\[\]]*)\]\(([^\s()]*)\)", lambda m: f'<a href="{U(html.unescape(m.group(2)))}">{m.group(1)}</a>', about).replace("\n", "<br>")
    out += f"<p>{about}</p>"
    out += '<script type="application/json" id="profile">' + J(profile) + "</script></section>"
    return out
