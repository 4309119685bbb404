<?php

function evaluate_formula(string $formula, array $variables): int|float
{
    if (!preg_match('~^[\w\s.,+*/()-]+$~', $formula)) {
        throw new InvalidArgumentException('Invalid formula');
    }
    $code = preg_replace_callback(
        '/[A-Za-z_]\w*/',
        fn ($m) => isset($variables[$m[0]]) ? '(' . $variables[$m[0]] . ')' : $m[0],
        $formula
    );
    try {
        $value = eval('return ' . $code . ';');
    } catch (Throwable $error) {
        throw new InvalidArgumentException('Invalid formula', 0, $error);
    }
    if (!is_int($value) && !is_float($value)) {
        throw new InvalidArgumentException('Invalid formula');
    }
    return $value;
}
