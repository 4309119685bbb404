def evaluate(formula, variables):
    return 0
