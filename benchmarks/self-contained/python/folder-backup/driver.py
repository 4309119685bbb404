import solution


def pack(folder, names, archive):
    return solution.pack(folder, names, archive)


def outcome(folder, names, archive):
    try:
        return {"value": solution.pack(folder, names, archive)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
