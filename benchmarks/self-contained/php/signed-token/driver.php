<?php
namespace Driver;

function outcome(string $token, ?string $key): array
{
    try {
        return ['value' => \decode_token($token, $key)];
    } catch (\Throwable $error) {
        return ['raised' => [get_class($error), ...array_values(class_parents($error))]];
    }
}
