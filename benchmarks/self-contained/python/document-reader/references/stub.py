def read_document(root, url_path):
    raise FileNotFoundError(url_path)
