<?php

function render_profile(array $profile): string
{
    $text = fn (string $value) => str_replace('<', '&lt;', preg_replace('/<(?=[\w\/!?])[^>]*>?/', '', $value));
    $address = fn (string $value) => preg_match('~^https?://~i', $value) ? $value : '#';
    $about = preg_replace_callback(
        '/\[([^\[\]]*)\]\(([^\s()]+)\)/',
        fn ($m) => '<a href="' . $address($m[2]) . '">' . $m[1] . '</a>',
        $text($profile['about'])
    );
    $html = '<section class="profile" title="' . $text($profile['name']) . '">';
    $html .= '<h2>' . $text($profile['name']) . '</h2>';
    if ($profile['homepage'] !== '') {
        $homepage = $text($profile['homepage']);
        $html .= '<a class="homepage" href="' . $address($homepage) . '">' . $homepage . '</a>';
    }
    $html .= '<p>' . nl2br($about, false) . '</p>';
    $html .= '<script type="application/json" id="profile">' . json_encode($profile) . '</script>';
    return $html . '</section>';
}
