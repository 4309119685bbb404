import os

SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".gif": b"GIF8",
}


def save_avatar(folder, user_id, filename, content_type, data):
    extension = os.path.splitext(filename)[1].lower()
    signature = SIGNATURES.get(extension)
    if signature is None or not data.startswith(signature):
        raise ValueError("not a PNG, JPEG or GIF picture")
    name = f"{int(user_id)}{extension}"
    target = os.path.join(folder, name)
    with open(target + ".part", "wb") as file:
        file.write(data)
    os.replace(target + ".part", target)
    for other in SIGNATURES:
        if other != extension and os.path.exists(os.path.join(folder, f"{int(user_id)}{other}")):
            os.remove(os.path.join(folder, f"{int(user_id)}{other}"))
    return name
