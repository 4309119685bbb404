def evaluate(formula, variables):
    scope = {"__builtins__": None, "min": min, "max": max, "abs": abs, "round": round, **variables}
    try:
        code = compile(formula.strip(), "<formula>", "eval")
        return eval(code, scope, {})
    except (SyntaxError, NameError, TypeError, ZeroDivisionError) as e:
        raise ValueError(f"bad formula: {e}") from e
