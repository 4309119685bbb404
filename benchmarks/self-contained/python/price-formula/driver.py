import solution


def value(formula, variables):
    return solution.evaluate(formula, variables)


def outcome(formula, variables):
    try:
        return {"value": solution.evaluate(formula, variables)}
    except Exception as error:
        return {"raised": [kind.__name__ for kind in type(error).__mro__]}
