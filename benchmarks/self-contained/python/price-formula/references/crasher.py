def evaluate(formula, variables):
    raise SystemExit("no formulas today")
