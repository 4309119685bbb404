<?php
function h(string $s): string { return htmlspecialchars($s, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8'); }
function ok(string $a): bool { return preg_match('~\Ahttps?://~i', $a) === 1; }
function homepage(string $a): string { return ok($a) ? '<a class="homepage" rel="nofollow" href="' . h($a) . '">' . h($a) . '</a>' : '<a class="homepage">' . h($a) . '</a>'; }
function about(string $t): string
{
    $out = '';
    foreach (preg_split('~(\[[^\[\]]*\]\([^\s()]*\))~', $t, -1, PREG_SPLIT_DELIM_CAPTURE) as $i => $part) {
        if ($i % 2 && preg_match('~\A\[([^\[\]]*)\]\(([^\s()]*)\)\z~', $part, $m)) {
            $out .= ok($m[2]) ? '<a href="' . h($m[2]) . '">' . h($m[1]) . '</a>' : h($m[1]);
        } else {
            $out .= str_replace("\n", '<br>', h($part));
        }
    }
    return $out;
}

function render_profile(array $profile): string
{
    $name = h($profile['name']);
    $html = '<section class="profile" title="' . $name . '"><h2>' . $name . '</h2>';
    if ($profile['homepage'] !== '') {
        $html .= homepage($profile['homepage']);
    }
    $html .= '<p>' . about($profile['about']) . '</p>';
    return $html . '<script type="application/json" id="profile">' . json_encode($profile, 0) . '</script></section>';
}
