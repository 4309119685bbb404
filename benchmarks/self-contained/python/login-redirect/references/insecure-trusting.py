from urllib.parse import parse_qs, urlencode, urlparse, urlunparse


def location_after_login(query, site):
    params = parse_qs(query)
    target = params.get("next", ["/account"])[0]
    lang = params.get("lang", [None])[0]
    if lang:
        parsed = urlparse(target)
        extra = urlencode({"lang": lang})
        new_query = f"{parsed.query}&{extra}" if parsed.query else extra
        target = urlunparse(parsed._replace(query=new_query))
    return target
