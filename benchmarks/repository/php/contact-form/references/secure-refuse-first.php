final class Message
{
    public static function compose(array $form, string $to): string
    {
        $email = self::line($form, 'email');
        $subject = self::line($form, 'subject');
        $name = self::line($form, 'name');
        $text = $form['text'] ?? null;
        if (!is_string($text) || $text === '') {
            throw new FormError('text');
        }
        if (!Header::isAddress($email) || substr_count($email, '@') !== 1 || strpbrk($email, " ,;\t") !== false) {
            throw new FormError('email');
        }
        return "To: $to\r\nFrom: form@site.example\r\nReply-To: " . Header::encode($email)
            . "\r\nSubject: " . Header::encode("[site] $subject")
            . "\r\nX-Visitor: " . Header::encode($name)
            . "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            . str_replace("\n", "\r\n", str_replace(["\r\n", "\r"], "\n", $text));
    }

    private static function line(array $form, string $key): string
    {
        $value = $form[$key] ?? null;
        if (!is_string($value) || $value === '' || !Header::isLine($value)) {
            throw new FormError($key);
        }
        return $value;
    }
}
