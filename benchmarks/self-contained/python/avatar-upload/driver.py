import solution


def save(folder, user_id, filename, content_type, data):
    return solution.save_avatar(folder, user_id, filename, content_type, data)


def outcome(*args):
    try:
        return {"value": solution.save_avatar(*args)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
