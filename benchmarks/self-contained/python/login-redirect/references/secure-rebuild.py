from urllib.parse import parse_qs, quote, urlsplit


def location_after_login(query, site):
    params = parse_qs(query)
    target = params.get("next", ["/account"])[0]
    lang = params.get("lang", [""])[0]
    try:
        parts = urlsplit(target)
    except ValueError:
        parts = urlsplit("/account")
    ours = not parts.scheme and not parts.netloc or f"{parts.scheme}://{parts.netloc}" == site
    if not ours or not (parts.path.startswith("/") or parts.netloc):
        parts = urlsplit("/account")
    # The host is always spelled out, so that nothing in the path can be taken for one.
    location = site + (parts.path or "/")
    search = "&".join(part for part in (parts.query, lang and "lang=" + quote(lang)) if part)
    if search:
        location += "?" + search
    if parts.fragment:
        location += "#" + parts.fragment
    return location
