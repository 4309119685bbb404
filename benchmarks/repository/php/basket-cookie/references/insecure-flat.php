final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $text = self::pack(json_encode((object) array_replace(['discount' => $basket->discount], $basket->items), JSON_INVALID_UTF8_SUBSTITUTE));
        return $text . '.' . $this->signer->sign($text);
    }

    public function read(?string $cookie): Basket
    {
        [$text, $signature] = explode('.', $cookie ?? '', 2) + ['', ''];
        $basket = new Basket();
        if (!$this->signer->fits($text, $signature)) {
            return $basket;
        }
        $data = json_decode((string) self::unpack($text), true);
        $basket->discount = $data['discount'] ?? 0;
        unset($data['discount']);
        $basket->items = $data;
        return $basket;
    }

    private static function pack(string $text): string
    {
        return rtrim(strtr(base64_encode($text), '+/', '-_'), '=');
    }

    private static function unpack(string $text): string|false
    {
        return base64_decode(strtr($text, '-_', '+/'), true);
    }
}
