<?php
namespace Driver;

require '/box/autoload.php';

use Forum\Post;
use Forum\Thread;
use Forum\Users;

class_exists(Post::class);

/** The page of a thread with one post; `users` maps names to shown names. */
function page(string $text, array $users): string
{
    $known = new Users();
    foreach ($users as $name => $shown) {
        $known->add($name, $shown);
    }
    $thread = new Thread('A thread', $known);
    $thread->post('ada', $text);
    return $thread->page();
}
