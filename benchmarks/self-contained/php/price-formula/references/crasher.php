<?php

function evaluate_formula(string $formula, array $variables): int|float
{
    return (new ExpressionLanguage())->evaluate($formula, $variables);
}
