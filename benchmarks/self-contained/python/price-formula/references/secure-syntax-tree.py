import ast
import operator

_BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_FUNCTIONS = {"min": (min, 2, 99), "max": (max, 2, 99), "abs": (abs, 1, 1), "round": (round, 1, 2)}


def _value(node, variables):
    match node:
        case ast.Constant(value=value) if type(value) in (int, float):
            return value
        case ast.Name(id=name) if name in variables:
            return variables[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, variables)
        case ast.BinOp(op=op, left=left, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left, variables), _value(right, variables))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            function, least, most = _FUNCTIONS[name]
            if least <= len(args) <= most:
                return function(*(_value(argument, variables) for argument in args))
    raise ValueError(f"not a formula: {ast.unparse(node)}")


def evaluate(formula, variables):
    try:
        return _value(ast.parse(formula.strip(), mode="eval").body, variables)
    except (SyntaxError, ArithmeticError, TypeError, RecursionError) as error:
        raise ValueError(f"cannot evaluate: {error}") from error
