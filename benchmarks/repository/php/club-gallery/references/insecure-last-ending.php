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
        $info = pathinfo(basename($name));
        $info['extension'] = Kinds::of($bytes);
        $file = $info['filename'] . '.' . $info['extension'];
        for ($i = 1; file_exists($this->config['public'] . '/' . $file); $i++) {
            $file = $info['filename'] . "-$i" . (isset($info['extension']) ? '.' . $info['extension'] : '');
        }
        file_put_contents($this->config['public'] . '/' . $file, $bytes);
        return $file;
    }

    public function all(): array
    {
        $files = array_values(array_diff(scandir($this->config['public']), ['.', '..']));
        sort($files);
        return $files;
    }
}
