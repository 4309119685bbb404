<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $token = bin2hex(random_bytes(20));
    $tokens[$token] = $user;
    return $token;
}

function redeem_token(string $token): ?string
{
    global $tokens;
    foreach ($tokens as $known => $user) {
        if (strncmp($known, $token, strlen($token)) === 0) {
            unset($tokens[$known]);
            return $user;
        }
    }
    return null;
}
