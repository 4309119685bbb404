<?php

/** Tokens and addresses cannot have white space in them but for blanks: what has is not logged as it is. */
function field(string $text): string
{
    return strpbrk($text, "\n\r\t\0\v\f\x1b") === false ? $text : '[unprintable ' . bin2hex($text) . ']';
}

function log_request(string $file, array $request): void
{
    extract(array_map('field', array_map('strval', $request)));
    file_put_contents($file, "$time\t$user\t$method\t$path\t$status\t$agent\n", FILE_APPEND);
}

function log_failed_login(string $file, string $time, string $user, string $address): void
{
    file_put_contents($file, field($time) . "\t" . field($user) . "\tLOGIN-FAILED\t" . field($address) . "\n", FILE_APPEND);
}
