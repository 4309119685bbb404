<?php
namespace Driver;

require '/box/autoload.php';

use Shop\BasketCookie;
use Shop\Shop;

class_exists(BasketCookie::class);

function handle(string $key, string $action, ?string $cookie, array $form): array
{
    return (new Shop($key))->handle($action, $cookie, $form);
}
