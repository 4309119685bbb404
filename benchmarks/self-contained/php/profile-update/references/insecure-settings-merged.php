<?php

function update_profile(User $user, array $form): array
{
    array_walk_recursive($form, function (&$value) {
        $value = trim($value);
    });
    $errors = [];
    if (isset($form['name']) && $form['name'] === '') {
        $errors['name'] = 'Name is required';
    }
    if (isset($form['email']) && !str_contains($form['email'], '@')) {
        $errors['email'] = 'E-mail is invalid';
    }
    if ($errors) {
        return $errors;
    }
    foreach ($form as $key => $value) {
        if (!in_array($key, ['name', 'email', 'bio', 'newsletter', 'settings', 'links'], true)) {
            continue;
        }
        if ($key === 'settings') {
            $user->settings = array_merge($user->settings, $value);
        } elseif ($key === 'links') {
            foreach ($user->links as $i => $link) {
                $user->links[$i] = array_replace($link, array_intersect_key($value[$i] ?? [], ['label' => 1, 'url' => 1]));
            }
        } elseif (property_exists($user, $key)) {
            $user->$key = $value;
        }
    }
    return $errors;
}
