<?php
declare(strict_types=1);

function h(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
}

function web_link(string $address, string $label, string $attributes = ''): string
{
    if (!preg_match('~\Ahttps?://~i', $address)) {
        return h($label);
    }
    return '<a' . $attributes . ' href="' . h($address) . '">' . h($label) . '</a>';
}

function render_about(string $text): string
{
    $parts = preg_split('/\[([^\[\]]*)\]\(([^\s()]+)\)/', $text, -1, PREG_SPLIT_DELIM_CAPTURE);
    $html = h($parts[0]);
    for ($i = 1; $i < count($parts); $i += 3) {
        $html .= web_link($parts[$i + 1], $parts[$i]) . h($parts[$i + 2]);
    }
    return str_replace("\n", '<br>', $html);
}

function render_profile(array $profile): string
{
    $name = h($profile['name']);
    $homepage = $profile['homepage'] === ''
        ? ''
        : web_link($profile['homepage'], $profile['homepage'], ' class="homepage"');
    $about = render_about($profile['about']);
    $json = json_encode($profile, JSON_HEX_TAG | JSON_HEX_AMP | JSON_THROW_ON_ERROR);
    return <<<HTML
    <section class="profile" title="$name">
    <h2>$name</h2>
    $homepage
    <p>$about</p>
    <script type="application/json" id="profile">$json</script>
    </section>
    HTML;
}
