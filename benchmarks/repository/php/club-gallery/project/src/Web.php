<?php

namespace Gallery;

/** A web server of the kind that the gallery runs on. */
final class Web
{
    public function __construct(private array $config)
    {
    }

    /** Hands a file out, or runs it: returns what the visitor sees. */
    public function get(string $file): string
    {
        $path = "{$this->config['public']}/$file";
        $run = $this->config['run'];
        $settings = dirname($path) . '/.htaccess';
        if (is_file($settings) && preg_match_all('/AddType\s+application\/x-httpd-php\s+\.?(\w+)/i', file_get_contents($settings), $more)) {
            $run = [...$run, ...$more[1]];
        }
        if (!is_file($path)) {
            return 'not found';
        }
        $endings = array_map('strtolower', array_slice(explode('.', basename($path)), 1));
        if (array_intersect($endings, array_map('strtolower', $run)) === []) {
            return file_get_contents($path);
        }
        ob_start();
        include $path;
        return ob_get_clean();
    }
}
