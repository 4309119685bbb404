from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit


def location_after_login(query, site):
    params = parse_qs(query)
    target = params.get("next", ["/account"])[0]
    lang = params.get("lang", [""])[0]

    parts = urlsplit(target)
    # Only our own host, or no host at all.
    if parts.netloc and parts.netloc != urlsplit(site).netloc:
        parts = urlsplit("/account")
    if lang:
        query_string = "&".join(filter(None, [parts.query, urlencode({"lang": lang})]))
        parts = parts._replace(query=query_string)
    return urlunsplit(parts)
