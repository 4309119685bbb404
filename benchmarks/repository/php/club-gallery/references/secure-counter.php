final class Gallery
{
    public function __construct(private array $config)
    {
    }

    public function take(string $name, string $bytes): string
    {
        $kind = Kinds::of($bytes);
        if ($kind === null) {
            throw new UploadError('This is no picture.');
        }
        if (strlen($bytes) > $this->config['largest']) {
            throw new UploadError('This picture is too large.');
        }
        @mkdir($this->config['public'], recursive: true);
        $base = strrpos($name, '.') === false ? $name : substr($name, 0, strrpos($name, '.'));
        $letters = '';
        foreach (str_split($base) as $sign) {
            $letters .= ctype_alnum($sign) ? $sign : '-';
        }
        $count = count($this->all());
        do {
            $count++;
            $file = 'p' . $count . '-' . substr($letters, 0, 120) . '.' . $kind;
        } while (file_exists($this->config['public'] . '/' . $file));
        file_put_contents($this->config['public'] . '/' . $file, $bytes);
        return $file;
    }

    public function all(): array
    {
        if (!is_dir($this->config['public'])) {
            return [];
        }
        $files = array_diff(scandir($this->config['public']), ['.', '..']);
        return array_values($files);
    }
}
