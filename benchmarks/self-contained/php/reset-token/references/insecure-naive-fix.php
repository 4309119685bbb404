<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $token = hash("sha256", uniqid((string) mt_rand(), true) . $user . microtime());
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
