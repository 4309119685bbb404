<?php
declare(strict_types=1);

/** Recursive descent over the tokens of a formula. */
final class Formula
{
    private array $tokens;
    private int $at = 0;

    public function __construct(string $text, private array $variables)
    {
        if (!preg_match('~\A(?:\s*(?:\d+(?:\.\d+)?|[A-Za-z_]\w*|\*\*|[-+*/(),]))+\s*\z~', $text)) {
            throw new InvalidArgumentException('Malformed formula');
        }
        preg_match_all('~\d+(?:\.\d+)?|[A-Za-z_]\w*|\*\*|[-+*/(),]~', $text, $found);
        $this->tokens = $found[0];
    }

    public function value(): int|float
    {
        $value = $this->sum();
        if ($this->at < count($this->tokens)) {
            throw new InvalidArgumentException('Something follows the formula');
        }
        return $value;
    }

    private function take(string ...$wanted): ?string
    {
        $token = $this->tokens[$this->at] ?? '';
        if (!in_array($token, $wanted, true)) {
            return null;
        }
        $this->at++;
        return $token;
    }

    private function need(string $token): void
    {
        $this->take($token) ?? throw new InvalidArgumentException("$token is missing");
    }

    private function sum(): int|float
    {
        $value = $this->product();
        while ($operator = $this->take('+', '-')) {
            $operand = $this->product();
            $value = $operator === '+' ? $value + $operand : $value - $operand;
        }
        return $value;
    }

    private function product(): int|float
    {
        $value = $this->signed();
        while ($operator = $this->take('*', '/')) {
            $operand = $this->signed();
            if ($operator === '/' && $operand == 0) {
                throw new InvalidArgumentException('Division by zero');
            }
            $value = $operator === '*' ? $value * $operand : $value / $operand;
        }
        return $value;
    }

    private function signed(): int|float
    {
        return $this->take('-') ? -$this->signed() : $this->power();
    }

    private function power(): int|float
    {
        $base = $this->atom();
        return $this->take('**') ? $base ** $this->signed() : $base;
    }

    private function atom(): int|float
    {
        if ($this->take('(')) {
            $value = $this->sum();
            $this->need(')');
            return $value;
        }
        $token = $this->tokens[$this->at++] ?? '';
        if (is_numeric($token)) {
            return $token + 0;
        }
        if (($this->tokens[$this->at] ?? '') === '(') {
            return $this->call($token);
        }
        return $this->variables[$token] ?? throw new InvalidArgumentException("Unknown name: $token");
    }

    private function call(string $name): int|float
    {
        $this->need('(');
        $arguments = [];
        do {
            $arguments[] = $this->sum();
        } while ($this->take(','));
        $this->need(')');
        $count = count($arguments);
        return match (true) {
            $name === 'min' && $count > 1 => min($arguments),
            $name === 'max' && $count > 1 => max($arguments),
            $name === 'abs' && $count === 1 => abs($arguments[0]),
            $name === 'round' && $count < 3 => round($arguments[0], (int) ($arguments[1] ?? 0)),
            default => throw new InvalidArgumentException("Unknown function: $name"),
        };
    }
}

function evaluate_formula(string $formula, array $variables): int|float
{
    return (new Formula($formula, $variables))->value();
}
