<?php

class User
{
}

function update_profile(User $user, array $form): array
{
    return [];
}
