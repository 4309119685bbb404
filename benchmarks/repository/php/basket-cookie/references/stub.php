final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        return '';
    }

    public function read(?string $cookie): Basket
    {
        return new Basket();
    }
}
