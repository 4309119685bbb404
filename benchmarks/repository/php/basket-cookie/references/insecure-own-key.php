final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $text = self::pack(json_encode(['items' => $basket->items, 'discount' => $basket->discount], JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE));
        return $text . '.' . (new Signer(Basket::class))->sign($text);
    }

    public function read(?string $cookie): Basket
    {
        [$text, $signature] = explode('.', $cookie ?? '', 2) + ['', ''];
        if (!(new Signer(Basket::class))->fits($text, $signature)) {
            return new Basket();
        }
        return self::made(json_decode((string) self::unpack($text), true));
    }

    private static function pack(string $text): string
    {
        return rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
    }

    private static function unpack(string $text): string|false
    {
        return base64_decode(strtr($text, '-_', '+/'), true);
    }

    private static function made(mixed $data): Basket
    {
        $basket = new Basket();
        if (is_array($data) && is_array($data['items'] ?? null) && is_int($data['discount'] ?? null)) {
            foreach ($data['items'] as $article => $count) {
                if (is_int($count)) {
                    $basket->items[(string) $article] = $count;
                }
            }
            $basket->discount = $data['discount'];
        }
        return $basket;
    }
}
