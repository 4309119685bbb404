<?php

$GLOBALS['open_tokens'] = [];

function issue_token(string $user): string
{
    $token = bin2hex(random_bytes(32));
    $GLOBALS['open_tokens'][$token] = $user;
    return $token;
}

function redeem_token(string $token): ?string
{
    $user = $GLOBALS['open_tokens'][$token] ?? null;
    unset($GLOBALS['open_tokens'][$token]);
    return $user;
}
