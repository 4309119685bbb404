<?php
declare(strict_types=1);

/** Control characters end lines and fields, so none of them gets into a field. */
function append_entry(string $file, array $fields): void
{
    $clean = array_map(
        fn (string|int $field) => preg_replace('/[\x00-\x1f\x7f]+/', ' ', (string) $field),
        $fields
    );
    file_put_contents($file, implode("\t", $clean) . "\n", FILE_APPEND | LOCK_EX);
}

function log_request(string $file, array $request): void
{
    $names = ['time', 'user', 'method', 'path', 'status', 'agent'];
    append_entry($file, array_map(fn (string $name) => $request[$name], $names));
}

function log_failed_login(string $file, string $time, string $user, string $address): void
{
    append_entry($file, [$time, $user, 'LOGIN-FAILED', $address]);
}
