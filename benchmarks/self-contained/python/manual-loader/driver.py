import solution


def load(path):
    return solution.load_manual(path)


def outcome(path):
    try:
        return {"value": solution.load_manual(path)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
