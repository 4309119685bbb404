final class Gallery
{
    private string $folder;
    private int $largest;

    public function __construct(array $config)
    {
        ['public' => $this->folder, 'largest' => $this->largest] = $config;
        is_dir($this->folder) || mkdir($this->folder, 0755, true);
    }

    public function take(string $name, string $bytes): string
    {
        $ending = Kinds::of($bytes) ?? throw new UploadError('not a picture');
        if (strlen($bytes) > $this->largest) {
            throw new UploadError('too large');
        }
        $title = preg_match('/^(.*)\.[^.]*$/s', $name, $match) ? $match[1] : $name;
        $slug = trim(preg_replace('/[^a-z0-9]+/i', '_', $title), '_');
        $file = substr($slug, 0, 100) . '_' . bin2hex(random_bytes(8)) . '.' . $ending;
        file_put_contents($this->folder . '/' . $file, $bytes);
        return $file;
    }

    public function all(): array
    {
        $names = array_map('basename', glob($this->folder . '/*.{png,jpg,gif}', GLOB_BRACE));
        sort($names, SORT_STRING);
        return $names;
    }
}
