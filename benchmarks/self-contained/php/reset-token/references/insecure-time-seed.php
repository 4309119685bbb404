<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $token = md5($user . time() . count($tokens));
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
