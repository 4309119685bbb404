<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    $token = "";
    for ($i = 0; $i < 40; $i++) {
        $token .= $alphabet[mt_rand(0, strlen($alphabet) - 1)];
    }
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
