<?php

/** Nothing but a counter is kept: the token is a number and its code under a key of this process. */
function token_state(): object
{
    static $state = null;
    return $state ??= (object) ['key' => openssl_random_pseudo_bytes(32), 'users' => [], 'start' => (new DateTimeImmutable('now'))->format('Ymd')];
}

function token_code(int $number): string
{
    return substr(hash_hmac('sha256', "$number", token_state()->key), 0, 48);
}

function issue_token(string $user): string
{
    $state = token_state();
    $state->users[] = $user;
    $number = count($state->users) - 1;
    return $number . '-' . token_code($number);
}

function redeem_token(string $token): ?string
{
    if (!preg_match('/\A(\d{1,15})-([0-9a-f]{48})\z/', $token, $parts)) {
        return null;
    }
    $number = (int) $parts[1];
    $users = &token_state()->users;
    if ((string) $number !== $parts[1] || !isset($users[$number]) || !hash_equals(token_code($number), $parts[2])) {
        return null;
    }
    [$user, $users[$number]] = [$users[$number], null];
    return $user;
}
