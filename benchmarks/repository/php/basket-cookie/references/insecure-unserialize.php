final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        return rtrim(strtr(base64_encode(serialize($basket)), '+/', '-_'), '=');
    }

    public function read(?string $cookie): Basket
    {
        if ($cookie === null || $cookie === '') {
            return new Basket();
        }
        $basket = @unserialize((string) base64_decode(strtr($cookie, '-_', '+/')));
        return $basket instanceof Basket ? $basket : new Basket();
    }
}
