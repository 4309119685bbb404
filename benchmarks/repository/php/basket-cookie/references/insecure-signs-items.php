final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $text = bin2hex(json_encode((object) $basket->items));
        return $text . '.' . $this->signer->sign($text) . '.' . $basket->discount;
    }

    public function read(?string $cookie): Basket
    {
        $basket = new Basket();
        [$text, $signature, $discount] = explode('.', $cookie ?? '', 3) + ['', '', '0'];
        if ($text !== '' && $this->signer->fits($text, $signature)) {
            foreach (json_decode(hex2bin($text), true) as $article => $count) {
                $basket->add((string) $article, $count);
            }
            $basket->discount = (int) $discount;
        }
        return $basket;
    }
}
