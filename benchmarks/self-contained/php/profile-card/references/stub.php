<?php

function render_profile(array $profile): string
{
    return "";
}
