<?php

/** Every token must be one that formulas have; what then goes to eval() is written anew from them. */
function evaluate_formula(string $formula, array $variables): int|float
{
    $code = '';
    foreach (PhpToken::tokenize('<?php ' . $formula) as $index => $token) {
        if ($index === 0 || $token->id === T_WHITESPACE) {
            continue;
        }
        if ($token->is([T_LNUMBER, T_DNUMBER]) && preg_match('/\A\d+(\.\d+)?\z/', $token->text)) {
            $code .= ' ' . $token->text;
        } elseif ($token->id === T_STRING && in_array($token->text, ['min', 'max', 'abs', 'round'], true) && !isset($variables[$token->text])) {
            $code .= ' ' . $token->text;
        } elseif ($token->id === T_STRING && isset($variables[$token->text])) {
            $code .= ' $variables[' . var_export($token->text, true) . ']';
        } elseif (in_array($token->text, ['+', '-', '*', '/', '**', '(', ')', ','], true)) {
            $code .= ' ' . $token->text;
        } else {
            throw new InvalidArgumentException("Not part of a formula: $token->text");
        }
    }
    // A parenthesis only follows the name of a function or an operator, so nothing else is called.
    if ($code === '' || preg_match('/[\w)\]]\s*\(/', preg_replace('/ (?:min|max|abs|round) \(/', ' (', $code))) {
        throw new InvalidArgumentException('Malformed formula');
    }
    try {
        $value = eval("return $code;");
    } catch (Error $error) {
        throw new InvalidArgumentException('The formula has no value', 0, $error);
    }
    return is_int($value) || is_float($value) ? $value : throw new InvalidArgumentException('No number');
}
