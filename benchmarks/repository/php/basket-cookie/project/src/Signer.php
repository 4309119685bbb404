<?php

namespace Shop;

/** Signs what leaves the server and has to come back as it was. */
final class Signer
{
    public function __construct(private string $key)
    {
    }

    /** 64 hexadecimal digits. */
    public function sign(string $text): string
    {
        return hash_hmac('sha256', $text, $this->key);
    }

    public function fits(string $text, string $signature): bool
    {
        return hash_equals($this->sign($text), $signature);
    }
}
