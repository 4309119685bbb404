<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $token = substr(str_shuffle(str_repeat("0123456789abcdefghijklmnopqrstuvwxyz-_", 3)), 0, 48);
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
