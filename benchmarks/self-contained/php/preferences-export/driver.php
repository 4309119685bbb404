<?php
namespace Driver;

require_once '/box/app.php';

// JSON cannot say everything: values travel as [type, content].

function build(array $described): mixed
{
    [$type, $content] = $described;
    switch ($type) {
        case 'date':
            return new \DateTimeImmutable($content, new \DateTimeZone('UTC'));
        case 'color':
            return new \Color(...$content);
        case 'float':
            return (float) $content;
        case 'array':
            $array = [];
            foreach ($content as [$key, $item]) {
                $array[$key] = build($item);
            }
            return $array;
        default:
            return $content;
    }
}

function describe(mixed $value): array
{
    if ($value instanceof \DateTimeImmutable) {
        return ['date', $value->format('Y-m-d\TH:i:s.uP')];
    }
    if ($value instanceof \Color) {
        return ['color', [$value->red, $value->green, $value->blue]];
    }
    if (is_array($value)) {
        return ['array', array_map(fn ($key) => [$key, describe($value[$key])], array_keys($value))];
    }
    if ($value === null || is_scalar($value)) {
        return [get_debug_type($value), $value];
    }
    return ['other', get_debug_type($value)];
}

function export(array $described): string
{
    return \export_preferences(build($described));
}

/** A file of somebody who has the program and lets it export an object of another class. */
function export_object(string $class, string $property, string $path, bool $nested): string
{
    $object = (new \ReflectionClass($class))->newInstanceWithoutConstructor();
    $object->$property = $path;
    return \export_preferences($nested ? ['a' => ['b' => [1, $object]]] : ['a' => $object]);
}

function restore(string $data): array
{
    return describe(\import_preferences($data));
}

function outcome(string $data): array
{
    try {
        return ['value' => describe(\import_preferences($data))];
    } catch (\Throwable $error) {
        return ['raised' => [get_class($error), ...array_values(class_parents($error))]];
    }
}
