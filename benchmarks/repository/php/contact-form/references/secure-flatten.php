final class Message
{
    private const FIELDS = ['email', 'subject', 'name', 'text'];

    public static function compose(array $form, string $to): string
    {
        foreach (self::FIELDS as $key) {
            if (($form[$key] ?? '') === '' || !is_string($form[$key])) {
                throw new FormError("please fill in $key");
            }
        }
        if (!Header::isAddress($form['email']) || filter_var($form['email'], FILTER_VALIDATE_EMAIL) === false) {
            throw new FormError('that is no address');
        }
        $header = [
            'To' => $to,
            'From' => 'form@site.example',
            'Reply-To' => $form['email'],
            'Subject' => '[site] ' . $form['subject'],
            'X-Visitor' => $form['name'],
            'Content-Type' => 'text/plain; charset=utf-8',
        ];
        $mail = '';
        foreach ($header as $name => $value) {
            // Whatever is no visible character becomes a space.
            $mail .= $name . ': ' . Header::encode(preg_replace('/[\x00-\x1f\x7f]+/', ' ', $value)) . "\r\n";
        }
        return $mail . "\r\n" . preg_replace('/\R/', "\r\n", $form['text']);
    }
}
