<?php

namespace School;

// credence:begin
final class Downloads
{
    public function __construct(private Courses $courses)
    {
    }

    public function read(string $user, string $course, string $path): string
    {
        $root = $this->root($user, $course);
        // realpath follows links, so what it returns is where the file really is.
        $real = str_contains($path, "\0") ? false : realpath("$root/$path");
        if ($real === false || !str_starts_with($real, "$root/") || !is_file($real)) {
            throw new NotFound($path);
        }
        return file_get_contents($real);
    }

    public function list(string $user, string $course): array
    {
        $root = $this->root($user, $course);
        $files = $this->below($root, '');
        sort($files);
        return $files;
    }

    private function root(string $user, string $course): string
    {
        if (!$this->courses->attends($user, $course)) {
            throw new NotEnrolled($course);
        }
        return realpath($this->courses->folder($course));
    }

    private function below(string $folder, string $prefix): array
    {
        $files = [];
        foreach (array_diff(scandir($folder), ['.', '..']) as $name) {
            $path = "$folder/$name";
            if (is_link($path)) {
                continue;
            }
            if (is_dir($path)) {
                array_push($files, ...$this->below($path, "$prefix$name/"));
            } else {
                $files[] = "$prefix$name";
            }
        }
        return $files;
    }
}
// credence:end
