<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    mt_srand();
    $token = '';
    for ($i = 0; $i < 8; $i++) {
        $token .= sprintf('%08x', mt_rand());
    }
    $tokens[$token] = $user;
    return substr($token, 0, 64);
}

function redeem_token(string $token): ?string
{
    global $tokens;
    $user = $tokens[$token] ?? null;
    unset($tokens[$token]);
    return $user;
}
