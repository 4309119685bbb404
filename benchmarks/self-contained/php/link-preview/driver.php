<?php
namespace Driver;

function outcome(string $url, array $hosts): array
{
    try {
        return ['value' => \preview($url, $hosts)];
    } catch (\Throwable $error) {
        return ['raised' => [get_class($error), ...array_values(class_parents($error))]];
    }
}
