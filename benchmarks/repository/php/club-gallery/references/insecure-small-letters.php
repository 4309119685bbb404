final class Gallery
{
    public function __construct(private array $config)
    {
    }

    public function take(string $name, string $bytes): string
    {
        $kind = Kinds::of($bytes);
        if ($kind === null || strlen($bytes) > $this->config['largest']) {
            throw new UploadError('no picture that can be kept');
        }
        $dot = strrpos($name, '.');
        $before = $dot === false ? $name : substr($name, 0, $dot);
        $stem = basename($before);
        do {
            $was = $stem;
            foreach ($this->config['run'] as $ending) {
                $stem = str_replace(".$ending", '', $stem);
            }
        } while ($stem !== $was);
        if (!is_dir($this->config['public'])) {
            mkdir($this->config['public'], 0777, true);
        }
        for ($number = 1; ; $number += 1) {
            $file = $stem . ($number > 1 ? "-$number" : '') . ".$kind";
            if (!file_exists("{$this->config['public']}/$file")) {
                if (file_put_contents("{$this->config['public']}/$file", $bytes) === false) {
                    throw new UploadError('cannot be kept');
                }
                return $file;
            }
        }
    }

    public function all(): array
    {
        $files = is_dir($this->config['public']) ? array_diff(scandir($this->config['public']), ['.', '..']) : [];
        sort($files);
        return $files;
    }
}
