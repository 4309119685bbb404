<?php
final class Tokens { public static array $open = []; }
function make_token(string $user): string
{
    static $base = null;
    static $n = 0;
    $base ??= bin2hex(random_bytes(14));
    return $base . sprintf('%08x', $n++);
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
