<?php

namespace Forum;

final class Users
{
    /** @var array<string, User> */
    private array $users = [];

    public function add(string $name, string $shown): void
    {
        $this->users[$name] = new User(count($this->users) + 1, $name, $shown);
    }

    public function find(string $name): ?User
    {
        return $this->users[$name] ?? null;
    }
}
