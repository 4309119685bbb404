<?php

function log_line(...$fields)
{
    $escaped = [];
    foreach ($fields as $field) {
        $escaped[] = addcslashes($field, "\0..\37\177\\");
    }
    return vsprintf(rtrim(str_repeat("%s\t", count($escaped)), "\t"), $escaped) . PHP_EOL;
}

function log_request(string $file, array $request): void
{
    $handle = fopen($file, 'a');
    fwrite($handle, log_line($request['time'], $request['user'], $request['method'], $request['path'], (int) $request['status'], $request['agent']));
    fclose($handle);
}

function log_failed_login(string $file, string $time, string $user, string $address): void
{
    error_log(log_line($time, $user, 'LOGIN-FAILED', $address), 3, $file);
}
