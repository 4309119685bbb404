<?php
namespace Driver;

function outcome(string $folder, array $names, string $archive): array
{
    try {
        return ['value' => \pack_files($folder, $names, $archive)];
    } catch (\Throwable $error) {
        return ['raised' => [get_class($error), ...array_values(class_parents($error))]];
    }
}
