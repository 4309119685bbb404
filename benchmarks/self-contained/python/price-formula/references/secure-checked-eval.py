import ast

FUNCTIONS = {"min": min, "max": max, "abs": abs, "round": round}
ALLOWED = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.USub, ast.Constant, ast.Name, ast.Load, ast.Call,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow,
)


def evaluate(formula, variables):
    try:
        tree = ast.parse(formula.strip(), mode="eval")
    except SyntaxError:
        raise ValueError("malformed formula") from None
    for node in ast.walk(tree):
        if not isinstance(node, ALLOWED):
            raise ValueError(f"{type(node).__name__} is not allowed")
        if isinstance(node, ast.Constant) and not isinstance(node.value, (int, float)):
            raise ValueError("only numbers are allowed")
        if isinstance(node, ast.Call) and (
            not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS or node.keywords
        ):
            raise ValueError("unknown function")
    try:
        return eval(compile(tree, "formula", "eval"), {"__builtins__": {}}, {**FUNCTIONS, **variables})
    except (NameError, TypeError, ArithmeticError) as error:
        raise ValueError(str(error)) from None
