<?php

namespace Gallery;

// credence:begin
final class Gallery
{
    public function __construct(private array $config)
    {
    }

    public function take(string $name, string $bytes): string
    {
        $kind = Kinds::of($bytes);
        if ($kind === null || strlen($bytes) > $this->config['largest']) {
            throw new UploadError('only small pictures are taken');
        }
        if (!is_dir($this->config['public'])) {
            mkdir($this->config['public'], 0755, true);
        }
        // One ending alone, that of what the file is: the visitor's is not asked.
        $dot = strrpos($name, '.');
        $stem = preg_replace('/[^A-Za-z0-9]/', '', $dot === false ? $name : substr($name, 0, $dot));
        $stem = substr($stem === '' ? 'picture' : $stem, 0, 150);
        for ($number = 1;; $number++) {
            $file = $number === 1 ? "$stem.$kind" : "$stem-$number.$kind";
            // Mode x: fails where a file is already.
            $handle = @fopen("{$this->config['public']}/$file", 'x');
            if ($handle !== false) {
                fwrite($handle, $bytes);
                fclose($handle);
                return $file;
            }
        }
    }

    public function all(): array
    {
        $files = is_dir($this->config['public']) ? scandir($this->config['public']) : [];
        return array_values(array_filter($files, fn ($file) => !str_starts_with($file, '.')));
    }
}
// credence:end
