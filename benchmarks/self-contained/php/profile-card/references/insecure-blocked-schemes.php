<?php

function e($text)
{
    return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
}

function link_to($address, $label, $class = '')
{
    if (preg_match("#^\s*(javascript|vbscript|data):#i", $address)) {
        return e($label);
    }
    return '<a' . $class . ' href="' . e($address) . '">' . e($label) . '</a>';
}

function render_profile(array $profile): string
{
    $about = preg_replace_callback(
        '/\[([^\[\]]*)\]\(([^\s()]+)\)/',
        fn ($m) => link_to(html_entity_decode($m[2]), html_entity_decode($m[1])),
        e($profile['about'])
    );
    $html = '<section class="profile" title="' . e($profile['name']) . '">';
    $html .= '<h2>' . e($profile['name']) . '</h2>';
    if ($profile['homepage'] !== '') {
        $html .= link_to($profile['homepage'], $profile['homepage'], ' class="homepage"');
    }
    $html .= '<p>' . str_replace("\n", '<br>', $about) . '</p>';
    $json = json_encode($profile, JSON_HEX_TAG);
    return $html . "<script type=\"application/json\" id=\"profile\">$json</script></section>";
}
