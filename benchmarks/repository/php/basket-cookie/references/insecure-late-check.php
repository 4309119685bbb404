final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        $text = rtrim(strtr(base64_encode(serialize($basket)), '+/', '-_'), '=');
        return $text . '.' . $this->signer->sign($text);
    }

    public function read(?string $cookie): Basket
    {
        [$text, $signature] = explode('.', $cookie ?? '', 2) + ['', ''];
        $basket = @unserialize((string) base64_decode(strtr($text, '-_', '+/')));
        if (!$basket instanceof Basket || !$this->signer->fits($text, $signature)) {
            return new Basket();
        }
        return $basket;
    }
}
