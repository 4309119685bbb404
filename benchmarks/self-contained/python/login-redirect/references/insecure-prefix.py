from urllib.parse import parse_qs, quote


def location_after_login(query, site):
    params = parse_qs(query)
    target = params.get("next", ["/account"])[0]
    if not target.startswith(site):
        target = site + target
    if "lang" in params:
        base, sep, fragment = target.partition("#")
        base += ("&" if "?" in base else "?") + "lang=" + quote(params["lang"][0])
        target = base + sep + fragment
    return target
