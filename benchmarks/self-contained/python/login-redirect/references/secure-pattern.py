import re
from urllib.parse import parse_qsl, urlencode

_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def location_after_login(query, site):
    fields = dict(reversed(parse_qsl(query)))
    target = fields.get("next") or "/account"
    if target == site or target.startswith((site + "/", site + "?", site + "#")):
        target = target[len(site):] or "/"
    if not _PATH.fullmatch(target):
        raise ValueError("the page is not one of ours")
    if fields.get("lang"):
        page, hash_mark, fragment = target.partition("#")
        page += ("&" if "?" in page else "?") + urlencode({"lang": fields["lang"]})
        target = page + hash_mark + fragment
    return target
