final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $lines = ["discount={$basket->discount}"];
        foreach ($basket->items as $article => $count) {
            $lines[] = "item.$article=$count";
        }
        $text = self::pack(implode("\n", $lines));
        return $text . '.' . $this->signer->sign($text);
    }

    public function read(?string $cookie): Basket
    {
        [$text, $signature] = explode('.', $cookie ?? '', 2) + ['', ''];
        $basket = new Basket();
        if (!$this->signer->fits($text, $signature)) {
            return $basket;
        }
        foreach (explode("\n", (string) self::unpack($text)) as $line) {
            $at = (int) strrpos($line, '=');
            [$name, $value] = [substr($line, 0, $at), (int) substr($line, $at + 1)];
            if ($name === 'discount') {
                $basket->discount = $value;
            } elseif (str_starts_with($name, 'item.')) {
                $basket->items[substr($name, 5)] = $value;
            }
        }
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
