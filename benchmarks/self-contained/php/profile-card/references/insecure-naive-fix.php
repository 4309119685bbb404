<?php

function render_profile(array $profile): string
{
    $name = htmlspecialchars($profile['name']);
    $homepage = htmlspecialchars($profile['homepage']);
    $about = nl2br(htmlspecialchars($profile['about']), false);
    $about = preg_replace('/\[([^\[\]]*)\]\(([^\s()]+)\)/', '<a href="$2">$1</a>', $about);

    $html = "<section class=\"profile\" title=\"$name\">\n<h2>$name</h2>\n";
    if ($homepage !== '') {
        $html .= "<a class=\"homepage\" href=\"$homepage\">$homepage</a>\n";
    }
    $html .= "<p>$about</p>\n";
    $html .= '<script type="application/json" id="profile">' . json_encode($profile, JSON_HEX_TAG) . "</script>\n";
    return $html . '</section>';
}
