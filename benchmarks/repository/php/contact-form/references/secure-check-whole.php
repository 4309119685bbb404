final class Message
{
    public static function compose(array $form, string $to): string
    {
        foreach (['name', 'email', 'subject', 'text'] as $field) {
            if (!is_string($form[$field] ?? null) || $form[$field] === '') {
                throw new FormError("$field is missing");
            }
        }

        if (!Header::isAddress($form['email'])) {
            throw new FormError('email is no address');
        }

        $lines = [
            "To: $to",
            'From: form@site.example',
            'Reply-To: ' . self::one($form['email']),
            'Subject: ' . self::one('[site] ' . $form['subject']),
            'X-Visitor: ' . self::one($form['name']),
            'Content-Type: text/plain; charset=utf-8',
            '',
            str_replace("\n", "\r\n", str_replace(["\r\n", "\r"], "\n", $form['text'])),
        ];
        return implode("\r\n", $lines);
    }

    private static function one(string $value): string
    {
        $value = Header::encode($value);
        if (strpbrk($value, "\r\n\0") !== false) {
            throw new FormError('one line only');
        }
        return $value;
    }
}
