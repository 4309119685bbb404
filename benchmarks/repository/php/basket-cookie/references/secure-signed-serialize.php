final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $text = bin2hex(serialize([$basket->items, $basket->discount]));
        return $this->signer->sign($text) . $text;
    }

    public function read(?string $cookie): Basket
    {
        $basket = new Basket();
        $signature = substr($cookie ?? '', 0, 64);
        $text = substr($cookie ?? '', 64);
        if ($text !== '' && $this->signer->fits($text, $signature)) {
            [$basket->items, $basket->discount] = unserialize(hex2bin($text), ['allowed_classes' => false]);
        }
        return $basket;
    }
}
