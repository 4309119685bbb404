<?php

function clean(string $text): string
{
    return preg_replace("/[[:cntrl:]]+/u", " ", $text) ?? $text;
}

function log_request(string $file, array $request): void
{
    $fields = [$request['time'], clean($request['user']), clean($request['method']), clean($request['path']), $request['status'], clean($request['agent'])];
    file_put_contents($file, implode("\t", $fields) . "\n", FILE_APPEND | LOCK_EX);
}

function log_failed_login(string $file, string $time, string $user, string $address): void
{
    file_put_contents($file, implode("\t", [$time, clean($user), 'LOGIN-FAILED', $address]) . "\n", FILE_APPEND | LOCK_EX);
}
