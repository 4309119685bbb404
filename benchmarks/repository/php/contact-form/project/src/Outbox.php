<?php

namespace Contact;

/** Mails that wait for the mail server. */
final class Outbox
{
    /** @var string[] */
    private array $mails = [];

    public function put(string $mail): void
    {
        $this->mails[] = $mail;
    }

    /** @return string[] */
    public function take(): array
    {
        [$mails, $this->mails] = [$this->mails, []];
        return $mails;
    }
}
