<?php

function render_profile(array $profile): string
{
    $about = nl2br($profile['about'], false);
    $about = preg_replace('/\[([^\[\]]*)\]\(([^\s()]+)\)/', '<a href="$2">$1</a>', $about);
    $html = "<section class=\"profile\" title=\"{$profile['name']}\">";
    $html .= "<h2>{$profile['name']}</h2>";
    if ($profile['homepage']) {
        $html .= "<a class=\"homepage\" href=\"{$profile['homepage']}\">{$profile['homepage']}</a>";
    }
    $html .= "<p>$about</p>";
    $html .= '<script type="application/json" id="profile">' . json_encode($profile) . '</script>';
    return $html . '</section>';
}
