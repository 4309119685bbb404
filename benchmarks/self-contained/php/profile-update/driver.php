<?php
namespace {
    class User
    {
        public int $id;
        public string $name;
        public string $email;
        public string $bio;
        public bool $newsletter;
        public string $role;
        public int $credit;
        public array $settings;
        public array $links;
    }
}

namespace Driver {
    function user(): \User
    {
        $user = new \User();
        $user->id = 17;
        $user->name = 'Ada';
        $user->email = 'ada@mail.example';
        $user->bio = 'Hello';
        $user->newsletter = false;
        $user->role = 'member';
        $user->credit = 250;
        $user->settings = ['language' => 'en', 'theme' => 'light', 'quota' => 100, 'beta' => false];
        $user->links = [
            ['label' => 'Blog', 'url' => 'https://blog.example/', 'verified' => false],
            ['label' => 'Shop', 'url' => 'https://shop.example/', 'verified' => true],
        ];
        return $user;
    }

    /** What the form made of the user, whether it was refused by an exception or not. */
    function update(array $form): array
    {
        $user = user();
        try {
            $errors = \update_profile($user, $form);
        } catch (\Throwable $error) {
            $errors = ['' => get_class($error) . ': ' . $error->getMessage()];
        }
        return ['errors' => $errors, 'user' => get_object_vars($user)];
    }
}
