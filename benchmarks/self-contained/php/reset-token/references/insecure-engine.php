<?php

use Random\Engine\Mt19937;
use Random\Randomizer;

$tokens = [];

function issue_token(string $user): string
{
    global $tokens;
    static $random = null;
    $random ??= new Randomizer(new Mt19937());
    $token = bin2hex($random->getBytes(20));
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
