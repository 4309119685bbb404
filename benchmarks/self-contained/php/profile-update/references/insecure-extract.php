<?php
function update_profile(User $user, array $form): array
{
    $errors = [];
    $fields = ['name', 'email', 'bio'];
    $settingFields = ['language', 'theme'];
    extract($form);
    if (isset($name) && trim($name) === '') $errors['name'] = 'must not be empty';
    if (isset($email) && !str_contains($email, '@')) $errors['email'] = 'must contain @';
    if ($errors) return $errors;
    foreach ($fields as $f) if (isset($form[$f])) $user->$f = trim($form[$f]);
    if (isset($newsletter)) $user->newsletter = $newsletter === '1';
    foreach ($settingFields as $f) if (isset($settings[$f])) $user->settings[$f] = trim($settings[$f]);
    foreach ($user->links as $i => $link) foreach (['label', 'url'] as $f) if (isset($links[$i][$f])) $user->links[$i][$f] = trim($links[$i][$f]);
    return [];
}
