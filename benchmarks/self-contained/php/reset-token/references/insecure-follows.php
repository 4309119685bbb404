<?php
final class Tokens { public static array $open = []; }
function make_token(string $user): string
{
    static $last = null;
    $last ??= bin2hex(random_bytes(16));
    return $last = substr(hash('sha256', $last . $user), 0, 40);
}
function issue_token(string $user): string
{
    $token = make_token($user);
    Tokens::$open[$token] = $user;
    return $token;
}
function redeem_token(string $token): ?string
{
    $user = Tokens::$open[$token] ?? null;
    unset(Tokens::$open[$token]);
    return $user;
}
