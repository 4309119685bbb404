<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $tokens[] = $user;
    return bin2hex(random_bytes(16)) . '-' . (count($tokens) - 1);
}

function redeem_token(string $token): ?string
{
    global $tokens;
    if (!preg_match('/^[0-9a-f]{32}-(\d+)$/', $token, $match)) {
        return null;
    }
    $user = $tokens[$match[1]] ?? null;
    $tokens[$match[1]] = null;
    return $user;
}
