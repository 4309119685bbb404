import solution


def encode(*arguments):
    return solution.encode(*arguments)


def decode(token, key):
    return solution.decode(token, key)


def outcome(token, key):
    try:
        return {"value": solution.decode(token, key)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
