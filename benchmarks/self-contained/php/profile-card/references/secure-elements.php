<?php

/** Elements are values; only `__toString` writes markup. */
final class Element
{
    public function __construct(
        private string $name,
        private array $attributes = [],
        private array $children = [],
    ) {}

    public function __toString(): string
    {
        $html = '<' . $this->name;
        foreach ($this->attributes as $key => $value) {
            $html .= " $key='" . htmlentities($value, ENT_QUOTES, 'UTF-8') . "'";
        }
        $html .= '>';
        if ($this->name === 'br') {
            return $html;
        }
        foreach ($this->children as $child) {
            $html .= $child instanceof self ? $child : htmlentities($child, ENT_QUOTES, 'UTF-8');
        }
        return $html . "</$this->name>";
    }
}

function is_web(string $address): bool
{
    return in_array(strtolower(strstr($address, ':', true) ?: ''), ['http', 'https'], true);
}

function about_children(string $about): array
{
    $children = [];
    preg_match_all('/\[([^][]*)\]\(([^\s()]+)\)|\n|[^\[\n]+|\[/', $about, $tokens, PREG_SET_ORDER);
    foreach ($tokens as $token) {
        if ($token[0] === "\n") {
            $children[] = new Element('br');
        } elseif (isset($token[2]) && is_web($token[2])) {
            $children[] = new Element('a', ['href' => $token[2], 'rel' => 'nofollow'], [$token[1]]);
        } else {
            $children[] = $token[1] ?? $token[0];
        }
    }
    return $children;
}

function render_profile(array $profile): string
{
    ['name' => $name, 'homepage' => $homepage, 'about' => $about] = $profile;
    $link = match (true) {
        $homepage === '' => '',
        is_web($homepage) => new Element('a', ['class' => 'homepage', 'href' => $homepage], [$homepage]),
        default => new Element('a', ['class' => 'homepage'], [$homepage]),
    };
    $json = str_replace('<', '\u003c', json_encode($profile, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
    $section = new Element('section', ['class' => 'profile', 'title' => $name], [
        new Element('h2', [], [$name]),
        $link,
        new Element('p', [], about_children($about)),
    ]);
    $island = '<script type="application/json" id="profile">' . $json . '</script>';
    return preg_replace_callback('~</section>\z~', fn ($end) => $island . $end[0], (string) $section);
}
