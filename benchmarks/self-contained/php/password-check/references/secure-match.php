<?php

final class Login
{
    public readonly string $user;
    public readonly string $kind;
    public readonly string $given;

    public function __construct(string $body)
    {
        $data = json_decode($body, false, 4);
        foreach (['password', 'remember'] as $kind) {
            if (is_object($data) && is_string($data->user ?? null) && is_string($data->$kind ?? null) && $data->$kind !== '') {
                [$this->user, $this->kind, $this->given] = [$data->user, $kind, $data->$kind];
                return;
            }
        }
        throw new UnexpectedValueException('Not a login');
    }

    public function of(array $account): bool
    {
        return $account['user'] === $this->user && match (true) {
            $this->kind === 'remember' => $account['remember'] === $this->given,
            preg_match('/\A[0-9a-f]{32}\z/', $account['password']) === 1 => md5($this->given) === $account['password'],
            default => password_verify($this->given, $account['password']),
        };
    }
}

function check_login(array $accounts, string $body): ?string
{
    try {
        $found = array_filter($accounts, (new Login($body))->of(...));
    } catch (UnexpectedValueException) {
        return null;
    }
    return $found ? reset($found)['user'] : null;
}
