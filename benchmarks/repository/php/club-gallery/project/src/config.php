<?php

return [
    'public' => dirname(__DIR__) . '/public/pictures',
    'largest' => 100_000,
    // As the web server is set up: it looks at all endings of a name, and heeds .htaccess files.
    'run' => ['php', 'phtml', 'phar', 'inc', 'cgi'],
];
