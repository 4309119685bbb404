<?php
declare(strict_types=1);

use Random\Engine\Secure;
use Random\Randomizer;

$openTokens = [];

function issue_token(string $user): string
{
    global $openTokens;
    $token = strtr(rtrim(base64_encode((new Randomizer(new Secure()))->getBytes(30)), '='), '+/', '-_');
    $openTokens[] = [$token, $user];
    return $token;
}

function redeem_token(string $token): ?string
{
    global $openTokens;
    foreach ($openTokens as $index => [$known, $user]) {
        if (hash_equals($known, $token)) {
            unset($openTokens[$index]);
            return $user;
        }
    }
    return null;
}
