<?php

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    $now = new \DateTime();
    $token = sha1($user . "|" . $now->format("Y-m-d H:i:s.u") . "|" . count($tokens) . "|" . getmypid());
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
