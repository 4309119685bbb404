import json
import re
from html import escape


def _link(match):
    label, address = match.groups()
    if not address.lower().startswith(("http://", "https://")):
        return label
    return f'<a href="{address}">{label}</a>'


def render_profile(profile):
    name = escape(profile["name"])
    parts = [f'<section class="profile" title="{name}">', f"<h2>{name}</h2>"]
    homepage = profile["homepage"]
    if homepage.lower().startswith(("http://", "https://")):
        parts.append(f'<a class="homepage" href="{escape(homepage)}">{escape(homepage)}</a>')
    about = re.sub(r"\[([^\[\]]*)\]\(([^\s()]+)\)", _link, escape(profile["about"]))
    parts.append("<p>" + about.replace("\n", "<br>\n") + "</p>")
    parts.append('<script type="application/json" id="profile">')
    parts.append(json.dumps(profile, ensure_ascii=False))
    parts.append("</script>")
    parts.append("</section>")
    return "".join(parts)
