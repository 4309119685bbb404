<?php
namespace Driver;

function outcome(string $formula, array $variables): array
{
    try {
        return ['value' => \evaluate_formula($formula, $variables)];
    } catch (\Throwable $error) {
        return ['raised' => [get_class($error), ...array_values(class_parents($error))]];
    }
}
