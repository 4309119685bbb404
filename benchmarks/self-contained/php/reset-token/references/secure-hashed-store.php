<?php
declare(strict_types=1);

final class Tokens
{
    /** @var array<string, string> users by the hash of their token */
    private static array $users = [];

    public static function issue(string $user): string
    {
        $alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
        $token = '';
        while (strlen($token) < 40) {
            $token .= $alphabet[random_int(0, strlen($alphabet) - 1)];
        }
        self::$users['h' . hash('sha256', $token)] = $user;
        return $token;
    }

    public static function redeem(string $token): ?string
    {
        $key = 'h' . hash('sha256', $token);
        $user = self::$users[$key] ?? null;
        unset(self::$users[$key]);
        return $user;
    }
}

function issue_token(string $user): string
{
    return Tokens::issue($user);
}

function redeem_token(string $token): ?string
{
    return Tokens::redeem($token);
}
