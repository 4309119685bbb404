final class Message
{
    public static function compose(array $form, string $to): string
    {
        foreach (['email', 'subject', 'name', 'text'] as $field) {
            if (empty($form[$field])) {
                throw new FormError("Missing field: $field");
            }
        }
        if (!Header::isAddress($form['email'])) {
            throw new FormError('Invalid email');
        }
        $headers = [
            'To: ' . $to,
            'From: form@site.example',
            'Reply-To: ' . Header::encode(str_replace(["\r\n", "\n"], ' ', $form['email'])),
            'Subject: ' . Header::encode('[site] ' . str_replace(["\r\n", "\n"], ' ', $form['subject'])),
            'X-Visitor: ' . Header::encode(str_replace(["\r\n", "\n"], ' ', $form['name'])),
            'Content-Type: text/plain; charset=utf-8',
        ];
        $text = preg_replace('/\r\n|\r|\n/', "\r\n", $form['text']);
        return implode("\r\n", $headers) . "\r\n\r\n" . $text;
    }
}
