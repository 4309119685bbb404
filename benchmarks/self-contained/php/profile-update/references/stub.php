<?php

function update_profile(User $user, array $form): array
{
    return [];
}
