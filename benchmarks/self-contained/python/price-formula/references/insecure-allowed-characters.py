import re


def evaluate(formula, variables):
    if not re.fullmatch(r"[\w\s.,()+\-*/%]+", formula):
        raise ValueError("illegal character in formula")
    scope = {"min": min, "max": max, "abs": abs, "round": round}
    scope.update(variables)
    try:
        return eval(formula, {"__builtins__": {}}, scope)
    except Exception as exc:
        raise ValueError("invalid formula") from exc
