<?php

namespace Shop;

/** A page that is written to disk when the request ends. */
final class PageCache
{
    public string $file = '';
    public string $content = '';

    public function __destruct()
    {
        if ($this->file !== '') {
            file_put_contents($this->file, $this->content);
        }
    }
}
