import ast
_OK = (ast.Expression, ast.BinOp, ast.UnaryOp, ast.USub, ast.Constant, ast.Name, ast.Load, ast.Call, ast.operator, ast.Attribute)
def evaluate(formula, variables):
    names = {"min": min, "max": max, "abs": abs, "round": round, **variables}
    try: tree = ast.parse(formula.strip(), mode="eval")
    except SyntaxError as e: raise ValueError(str(e)) from e
    for n in ast.walk(tree):
        if not isinstance(n, _OK): raise ValueError("malformed")
        if isinstance(n, ast.Name) and n.id not in names: raise ValueError("unknown")
    try: v = eval(compile(tree, "f", "eval"), {"__builtins__": {}}, names)
    except Exception as e: raise ValueError(str(e)) from e
    if not isinstance(v, (int, float)): raise ValueError("not a number")
    return v
