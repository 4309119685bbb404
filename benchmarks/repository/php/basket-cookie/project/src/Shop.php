<?php

namespace Shop;

/** What the web server calls. */
final class Shop
{
    private BasketCookie $cookies;

    public function __construct(string $key)
    {
        $this->cookies = new BasketCookie(new Signer($key));
    }

    /**
     * A request with the cookie that the browser sent, if any.
     * @return array the cookie to set, and what the visitor sees
     */
    public function handle(string $action, ?string $cookie, array $form = []): array
    {
        $basket = $this->cookies->read($cookie);
        if ($action === 'add') {
            $basket->add($form['article'], $form['count']);
        } elseif ($action === 'voucher' && $form['code'] === 'SUMMER') {
            $basket->discount = 10;
        }
        return [
            'cookie' => $this->cookies->write($basket),
            'items' => (object) $basket->items,
            'discount' => $basket->discount,
        ];
    }
}
