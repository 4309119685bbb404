final class BasketCookie
{
    private Signer $signer;

    public function __construct(Signer $signer)
    {
        $this->signer = $signer;
    }

    public function write(Basket $basket): string
    {
        $body = bin2hex(json_encode([array_map(null, array_map('strval', array_keys($basket->items)), array_values($basket->items)), $basket->discount]));
        return "v1~$body~" . $this->signer->sign("v1~$body");
    }

    public function read(?string $cookie): Basket
    {
        if (!preg_match('/^(v1~([0-9a-f]+))~([0-9a-f]{64})\z/', (string) $cookie, $match)
            || !$this->signer->fits($match[1], $match[3])) {
            return new Basket();
        }
        $basket = new Basket();
        [$pairs, $basket->discount] = json_decode(hex2bin($match[2]), true, 8, JSON_THROW_ON_ERROR);
        foreach ($pairs as [$article, $count]) {
            $basket->add($article, $count);
        }
        return $basket;
    }
}
