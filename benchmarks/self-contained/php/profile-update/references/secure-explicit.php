<?php
declare(strict_types=1);

function form_text(array $fields, string $key): ?string
{
    return is_string($fields[$key] ?? null) ? trim($fields[$key]) : null;
}

function update_profile(User $user, array $form): array
{
    $name = form_text($form, 'name') ?? $user->name;
    $email = form_text($form, 'email') ?? $user->email;
    $errors = [];
    if ($name === '') {
        $errors['name'] = 'Please enter a name.';
    }
    if (!str_contains($email, '@')) {
        $errors['email'] = 'Please enter an e-mail address.';
    }
    if ($errors !== []) {
        return $errors;
    }
    $user->name = $name;
    $user->email = $email;
    $user->bio = form_text($form, 'bio') ?? $user->bio;
    if (isset($form['newsletter'])) {
        $user->newsletter = $form['newsletter'] === '1';
    }
    $settings = is_array($form['settings'] ?? null) ? $form['settings'] : [];
    foreach (['language', 'theme'] as $key) {
        $user->settings[$key] = form_text($settings, $key) ?? $user->settings[$key];
    }
    foreach (array_keys($user->links) as $index) {
        $link = $form['links'][$index] ?? null;
        foreach (is_array($link) ? ['label', 'url'] : [] as $key) {
            $user->links[$index][$key] = form_text($link, $key) ?? $user->links[$index][$key];
        }
    }
    return [];
}
