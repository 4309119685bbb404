<?php

namespace Shop;

/** What a visitor is about to buy. */
final class Basket
{
    /** @var array<string, int> how many of each article */
    public array $items = [];
    /** Percent, granted by the shop. */
    public int $discount = 0;

    public function add(string $article, int $count): void
    {
        $this->items[$article] = ($this->items[$article] ?? 0) + $count;
    }
}
