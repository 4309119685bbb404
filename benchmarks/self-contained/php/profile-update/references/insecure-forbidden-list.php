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
        if (in_array($key, ['id', 'role', 'credit'])) {
            continue;
        }
        $key = strtolower(trim($key));
        if ($key === 'settings') {
            foreach (['language', 'theme'] as $name) {
                $user->settings[$name] = $value[$name] ?? $user->settings[$name];
            }
        } elseif ($key === 'links') {
            foreach ($value as $i => $link) {
                if (isset($user->links[$i])) {
                    $user->links[$i]['label'] = $link['label'] ?? $user->links[$i]['label'];
                    $user->links[$i]['url'] = $link['url'] ?? $user->links[$i]['url'];
                }
            }
        } elseif (property_exists($user, $key)) {
            $user->$key = $value;
        }
    }
    return $errors;
}
