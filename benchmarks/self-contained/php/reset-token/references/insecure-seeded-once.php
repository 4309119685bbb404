<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    static $seed = null;
    if ($seed === null) {
        mt_srand($seed = random_int(0, 2147483647));
    }
    $token = "";
    while (strlen($token) < 40) {
        $token .= dechex(mt_rand(0, 15));
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
