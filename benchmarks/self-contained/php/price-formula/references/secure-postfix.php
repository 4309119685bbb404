<?php

/** Shunting-yard: operators wait on a stack, values are computed as soon as they can be. */
function evaluate_formula(string $formula, array $variables): int|float
{
    $fail = fn (string $why) => throw new InvalidArgumentException($why);
    $strength = ['+' => 1, '-' => 1, '*' => 2, '/' => 2, 'neg' => 3, '**' => 4];
    $values = $waiting = $counts = [];

    $apply = function (string $operator) use (&$values, $fail): void {
        $right = array_pop($values) ?? $fail('An operand is missing');
        if ($operator === 'neg') {
            $values[] = -$right;
            return;
        }
        $left = array_pop($values) ?? $fail('An operand is missing');
        $values[] = match ($operator) {
            '+' => $left + $right,
            '-' => $left - $right,
            '*' => $left * $right,
            '**' => $left ** $right,
            '/' => $right == 0 ? $fail('Division by zero') : $left / $right,
            default => $fail('A parenthesis is missing'),
        };
    };

    $rest = ltrim($formula);
    $operandNext = true;
    while ($rest !== '') {
        if (!preg_match('~^(?:(\d+(?:\.\d+)?)|([a-z_]\w*)\s*\(|([a-z_]\w*)|(\*\*|[-+*/(),]))\s*~i', $rest, $m, PREG_UNMATCHED_AS_NULL)) {
            $fail('Not a formula');
        }
        $rest = substr($rest, strlen($m[0]));
        [, $number, $function, $name, $symbol] = $m;
        $begins = $symbol === null || $symbol === '(' || ($operandNext && $symbol === '-');
        if ($begins !== $operandNext) {
            $fail('Something is missing');
        }
        if ($number !== null || $name !== null) {
            $values[] = $number !== null ? $number + 0 : ($variables[$name] ?? $fail("Unknown name $name"));
            $operandNext = false;
        } elseif ($function !== null || $symbol === '(') {
            $waiting[] = '(' . ($function ?? '');
            $counts[] = 1;
        } elseif ($symbol === ')' || $symbol === ',') {
            while ($waiting && $waiting[count($waiting) - 1][0] !== '(') {
                $apply(array_pop($waiting));
            }
            $waiting || $fail('A parenthesis is missing');
            if ($symbol === ',') {
                $counts[count($counts) - 1]++;
                $operandNext = true;
                continue;
            }
            $called = substr(array_pop($waiting), 1);
            $count = array_pop($counts);
            $arguments = array_splice($values, -$count);
            $values[] = match ([$called, min($count, 3)]) {
                ['', 1] => $arguments[0],
                ['abs', 1] => abs($arguments[0]),
                ['round', 1], ['round', 2] => round(...$arguments),
                ['min', 2], ['min', 3] => min(...$arguments),
                ['max', 2], ['max', 3] => max(...$arguments),
                default => $fail("$called is no function of formulas"),
            };
        } else {
            if ($operandNext) {
                $waiting[] = 'neg';
                continue;
            }
            while ($waiting && isset($strength[end($waiting)])) {
                $top = end($waiting);
                if ($strength[$top] < $strength[$symbol] || $top === '**' && $symbol === '**') {
                    break;
                }
                $apply(array_pop($waiting));
            }
            $waiting[] = $symbol;
            $operandNext = true;
        }
    }
    while ($waiting) {
        $apply(array_pop($waiting));
    }
    return count($values) === 1 && !$operandNext ? $values[0] : $fail('Malformed formula');
}
