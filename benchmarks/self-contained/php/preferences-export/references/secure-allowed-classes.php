<?php
declare(strict_types=1);

/** Whether everything in the value is of a type that preferences may have. */
function is_preference(mixed $value): bool
{
    if (is_array($value)) {
        return array_filter($value, is_preference(...)) === $value;
    }
    return $value === null || is_scalar($value)
        || $value instanceof Color || $value instanceof DateTimeImmutable;
}

function export_preferences(array $preferences): string
{
    return serialize($preferences);
}

function import_preferences(string $data): array
{
    set_error_handler(fn () => true);
    try {
        $value = unserialize($data, ['allowed_classes' => [Color::class, DateTimeImmutable::class]]);
    } catch (Throwable $error) {
        throw new InvalidArgumentException('Not an export', 0, $error);
    } finally {
        restore_error_handler();
    }
    if (!is_array($value) || !is_preference($value)) {
        throw new InvalidArgumentException('Not an export');
    }
    return $value;
}
