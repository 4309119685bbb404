def save_avatar(folder, user_id, filename, content_type, data):
    raise ValueError("not a picture")
