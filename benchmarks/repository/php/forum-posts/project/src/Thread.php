<?php

namespace Forum;

/** The page of a thread. */
final class Thread
{
    /** @var string[] */
    private array $posts = [];

    public function __construct(private string $title, private Users $users)
    {
    }

    public function post(string $author, string $text): void
    {
        $shown = Escape::text($this->users->find($author)?->shown ?? 'somebody');
        $html = Post::html($text, $this->users);
        $this->posts[] = "<article><h3>$shown</h3><div class=\"post\">$html</div></article>";
    }

    public function page(): string
    {
        return '<h1>' . Escape::text($this->title) . '</h1>' . implode('', $this->posts);
    }
}
