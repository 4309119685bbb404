from urllib.parse import parse_qs, quote, urlparse


def location_after_login(query, site):
    params = parse_qs(query)
    target = params.get("next", [""])[0] or "/account"
    lang = params.get("lang", [""])[0]
    if not target.startswith("/"):
        url = urlparse(target)
        if url.hostname != urlparse(site).hostname:
            target = "/account"
    if lang:
        page, mark, fragment = target.partition("#")
        target = page + ("&" if "?" in page else "?") + "lang=" + quote(lang, safe="") + mark + fragment
    return target
