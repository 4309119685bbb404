<?php

namespace Contact;

/** What the web server calls. */
final class Form
{
    public function __construct(private Outbox $outbox, private string $owner)
    {
    }

    /** @param array $fields as the browser sent them */
    public function submit(array $fields): array
    {
        try {
            $this->outbox->put(Message::compose($fields, $this->owner));
            return ['sent' => true];
        } catch (FormError $error) {
            return ['sent' => false, 'error' => $error->getMessage()];
        }
    }
}
