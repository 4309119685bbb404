import json
import re


def render_profile(profile):
    about = profile["about"].replace("\n", "<br>")
    about = re.sub(r"\[([^\[\]]*)\]\(([^\s()]+)\)", r'<a href="\2">\1</a>', about)
    homepage = ""
    if profile["homepage"]:
        homepage = f'<a class="homepage" href="{profile["homepage"]}">{profile["homepage"]}</a>'
    return f"""<section class="profile" title="{profile['name']}">
  <h2>{profile['name']}</h2>
  {homepage}
  <p>{about}</p>
  <script type="application/json" id="profile">{json.dumps(profile)}</script>
</section>"""
