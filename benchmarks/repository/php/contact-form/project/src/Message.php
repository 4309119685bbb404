<?php

namespace Contact;

// credence:begin
final class Message
{
    public static function compose(array $form, string $to): string
    {
        foreach (['email', 'subject', 'name', 'text'] as $field) {
            if (!is_string($form[$field] ?? null) || $form[$field] === '') {
                throw new FormError("$field is missing");
            }
        }
        // isAddress looks at the beginning alone; the whole has to be one address.
        if (!Header::isAddress($form['email']) || preg_match('/[\s,;<>]/', $form['email'])) {
            throw new FormError('email is no address');
        }
        $lines = [
            self::field('To', $to),
            self::field('From', 'form@site.example'),
            self::field('Reply-To', $form['email']),
            self::field('Subject', '[site] ' . $form['subject']),
            self::field('X-Visitor', $form['name']),
            'Content-Type: text/plain; charset=utf-8',
            '',
            preg_replace('/\r\n|\r|\n/', "\r\n", $form['text']),
        ];
        return implode("\r\n", $lines);
    }

    private static function field(string $name, string $value): string
    {
        if (!Header::isLine($value)) {
            throw new FormError("$name has to be on one line");
        }
        return "$name: " . Header::encode($value);
    }
}
// credence:end
