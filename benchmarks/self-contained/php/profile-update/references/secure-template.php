<?php

/** What the form may change, as a tree; everything else in it is left out before it is used. */
function pick(array $form, array $shape, array $present): array
{
    $picked = $present;
    foreach ($shape as $key => $inner) {
        if (!array_key_exists($key, $form) || !array_key_exists($key, $present)) {
            continue;
        }
        if (is_array($inner)) {
            $picked[$key] = is_array($form[$key]) ? pick($form[$key], $inner, $present[$key]) : $present[$key];
        } elseif (is_string($form[$key])) {
            $picked[$key] = $inner(trim($form[$key]));
        }
    }
    return $picked;
}

function update_profile(User $user, array $form): array
{
    $link = ['label' => 'strval', 'url' => 'strval'];
    $shape = [
        'name' => 'strval',
        'email' => 'strval',
        'bio' => 'strval',
        'newsletter' => fn ($text) => $text === '1',
        'settings' => ['language' => 'strval', 'theme' => 'strval'],
        'links' => array_map(fn () => $link, $user->links),
    ];
    $values = pick($form, $shape, get_object_vars($user));
    $errors = array_filter([
        'name' => $values['name'] === '' ? 'must not be empty' : null,
        'email' => strpos($values['email'], '@') === false ? 'is no address' : null,
    ]);
    if (!$errors) {
        foreach (array_keys($shape) as $key) {
            $user->$key = $values[$key];
        }
    }
    return $errors;
}
