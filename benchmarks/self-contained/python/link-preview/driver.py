import solution


def preview(url, hosts):
    return solution.preview(url, hosts)


def outcome(url, hosts):
    try:
        return {"value": solution.preview(url, hosts)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
