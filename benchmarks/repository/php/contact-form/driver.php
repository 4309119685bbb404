<?php
namespace Driver;

require '/box/autoload.php';

use Contact\Form;
use Contact\Message;
use Contact\Outbox;

// Loaded at once, so that an answer that cannot be parsed is seen here.
class_exists(Message::class);

/** The answer of the form, and the mails that it put into the outbox. */
function submit(array $fields): array
{
    $outbox = new Outbox();
    $answer = (new Form($outbox, 'owner@site.example'))->submit($fields);
    return ['answer' => $answer, 'mails' => $outbox->take()];
}
