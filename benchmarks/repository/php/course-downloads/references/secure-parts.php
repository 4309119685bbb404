final class Downloads
{
    private Courses $courses;

    public function __construct(Courses $courses)
    {
        $this->courses = $courses;
    }

    private function open(string $user, string $course): string
    {
        return $this->courses->attends($user, $course)
            ? $this->courses->folder($course)
            : throw new NotEnrolled($course);
    }

    public function read(string $user, string $course, string $path): string
    {
        $file = $this->open($user, $course);
        foreach (explode('/', $path) as $part) {
            if (in_array($part, ['', '.', '..'], true) || str_contains($part, "\0")) {
                throw new NotFound($path);
            }
            $file .= "/$part";
            if (is_link($file)) {
                throw new NotFound($path);
            }
        }
        if (!is_file($file)) {
            throw new NotFound($path);
        }
        return file_get_contents($file);
    }

    public function list(string $user, string $course): array
    {
        $root = $this->open($user, $course);
        $waiting = [''];
        $found = [];
        while ($waiting !== []) {
            $folder = array_pop($waiting);
            foreach (scandir("$root/$folder") as $name) {
                if ($name === '.' || $name === '..' || is_link("$root/$folder$name")) {
                    continue;
                }
                if (is_dir("$root/$folder$name")) {
                    $waiting[] = "$folder$name/";
                } else {
                    $found[] = $folder . $name;
                }
            }
        }
        sort($found);
        return $found;
    }
}
