<?php

namespace Shop;

/** A receipt that is printed by a program of the shop. */
final class Receipt
{
    public string $program = '/bin/true';

    public function __wakeup(): void
    {
        shell_exec($this->program);
    }
}
