import solution


def read(root, url_path):
    return solution.read_document(root, url_path)


def outcome(root, url_path):
    try:
        return {"value": solution.read_document(root, url_path)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
