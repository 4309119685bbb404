import math


def evaluate(formula, variables):
    if not formula.strip():
        raise ValueError("empty formula")
    names = {"min": min, "max": max, "abs": abs, "round": round}
    names.update(variables)
    try:
        result = eval(formula, names)
    except Exception as e:
        raise ValueError(f"invalid formula: {e}")
    if not isinstance(result, (int, float)) or math.isnan(result):
        raise ValueError("the formula does not give a number")
    return result
