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
        if ($key === 'role') {
            continue;
        }
        if ($key === 'settings') {
            $user->settings = array_merge($user->settings, $value);
        } elseif ($key === 'links') {
            $user->links = array_replace_recursive($user->links, array_intersect_key($value, $user->links));
        } elseif (property_exists($user, $key)) {
            $user->$key = $value;
        }
    }
    return $errors;
}
