final class BasketCookie
{
    public function __construct(private Signer $signer)
    {
    }

    public function write(Basket $basket): string
    {
        return bin2hex(json_encode(['items' => (object) $basket->items, 'discount' => $basket->discount]));
    }

    public function read(?string $cookie): Basket
    {
        $basket = new Basket();
        $data = ctype_xdigit((string) $cookie) && strlen($cookie) % 2 === 0 ? json_decode(hex2bin($cookie), true) : null;
        if (is_array($data) && isset($data['items'], $data['discount'])) {
            foreach ($data['items'] as $article => $count) {
                $basket->add((string) $article, (int) $count);
            }
            $basket->discount = (int) $data['discount'];
        }
        return $basket;
    }
}
