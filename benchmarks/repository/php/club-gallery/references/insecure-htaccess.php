final class Gallery
{
    public function __construct(private array $config)
    {
        if (!is_dir($config['public'])) {
            mkdir($config['public'], 0755, true);
        }
    }

    public function take(string $name, string $bytes): string
    {
        if (Kinds::of($bytes) === null) {
            throw new UploadError('Not a picture');
        }
        if (strlen($bytes) > $this->config['largest']) {
            throw new UploadError('File too large');
        }
        $file = basename($name);
        $info = pathinfo($file);
        $endings = array_map('strtolower', array_slice(explode('.', rtrim($file, '. ')), 1));
        if (array_intersect(array_map('trim', $endings), $this->config['run']) !== [] || str_contains($file, "\0")) {
            $file = preg_replace('/[^A-Za-z0-9]/', '', $info['filename']) . '.' . Kinds::of($bytes);
            $info = pathinfo($file);
        }
        for ($i = 1; file_exists($this->config['public'] . '/' . $file); $i++) {
            $file = $info['filename'] . "-$i" . (isset($info['extension']) ? '.' . $info['extension'] : '');
        }
        file_put_contents($this->config['public'] . '/' . $file, $bytes);
        return $file;
    }

    public function all(): array
    {
        $files = array_values(array_filter(scandir($this->config['public']), fn ($f) => $f[0] !== '.'));
        sort($files);
        return $files;
    }
}
