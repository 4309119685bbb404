<?php

namespace Shop;

// credence:begin
final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $data = json_encode(['items' => (object) $basket->items, 'discount' => $basket->discount]);
        $text = rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
        return $text . '.' . $this->signer->sign($text);
    }

    public function read(?string $cookie): Basket
    {
        $basket = new Basket();
        [$text, $signature] = explode('.', $cookie ?? '', 2) + ['', ''];
        // First the signature: nothing that is not ours is looked into.
        if (!$this->signer->fits($text, $signature)) {
            return $basket;
        }
        $data = json_decode(base64_decode(strtr($text, '-_', '+/')), true);
        foreach ($data['items'] as $article => $count) {
            $basket->add((string) $article, $count);
        }
        $basket->discount = $data['discount'];
        return $basket;
    }
}
// credence:end
