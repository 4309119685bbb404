<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $token = hash("sha256", "reset" . bin2hex(random_bytes(4)));
    $tokens[$token] = $user;
    return $token;
}

function redeem_token(string $token): ?string
{
    global $tokens;
    $user = $tokens[$token] ?? null;
    unset($tokens[$token]);
    return $user;
}
