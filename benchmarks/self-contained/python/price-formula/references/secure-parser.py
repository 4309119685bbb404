"""Recursive descent, one method a level of precedence."""

import re

_TOKEN = re.compile(r"\s*(?:(\d+\.\d*|\.\d+|\d+)|([A-Za-z_]\w*)|(\*\*|//|[-+*/%(),]))")


class _Parser:
    def __init__(self, formula, variables):
        self.variables = variables
        self.tokens = []
        at = 0
        text = formula.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if not match:
                raise ValueError(f"unexpected {text[at:]!r}")
            self.tokens.append(match.groups())
            at = match.end()
        self.at = 0

    def take(self, *operators):
        if self.at < len(self.tokens) and self.tokens[self.at][2] in operators:
            self.at += 1
            return self.tokens[self.at - 1][2]
        return None

    def expect(self, operator):
        if not self.take(operator):
            raise ValueError(f"expected {operator}")

    def sum(self):
        value = self.product()
        while operator := self.take("+", "-"):
            right = self.product()
            value = value + right if operator == "+" else value - right
        return value

    def product(self):
        value = self.unary()
        while operator := self.take("*", "/", "//", "%"):
            right = self.unary()
            if operator == "*":
                value *= right
            elif operator == "/":
                value /= right
            elif operator == "//":
                value //= right
            else:
                value %= right
        return value

    def unary(self):
        return -self.unary() if self.take("-") else self.power()

    def power(self):
        value = self.atom()
        return value ** self.unary() if self.take("**") else value

    def atom(self):
        if self.take("("):
            value = self.sum()
            self.expect(")")
            return value
        if self.at >= len(self.tokens):
            raise ValueError("the formula ends too early")
        number, name, _ = self.tokens[self.at]
        self.at += 1
        if number:
            return float(number) if "." in number else int(number)
        if name in ("min", "max", "abs", "round") and self.take("("):
            arguments = [self.sum()]
            while self.take(","):
                arguments.append(self.sum())
            self.expect(")")
            return self.call(name, arguments)
        if name in self.variables:
            return self.variables[name]
        raise ValueError(f"unknown name {name}")

    def call(self, name, arguments):
        if name in ("min", "max") and len(arguments) >= 2:
            return min(arguments) if name == "min" else max(arguments)
        if name == "abs" and len(arguments) == 1:
            return abs(arguments[0])
        if name == "round" and len(arguments) in (1, 2):
            return round(*arguments)
        raise ValueError(f"wrong number of arguments for {name}")


def evaluate(formula, variables):
    parser = _Parser(formula, variables)
    try:
        value = parser.sum()
    except (ArithmeticError, TypeError) as error:
        raise ValueError(str(error)) from error
    if parser.at != len(parser.tokens):
        raise ValueError("the formula goes on after its end")
    return value
