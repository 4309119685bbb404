<?php

namespace School;

/** Which courses there are, and who attends them. */
final class Courses
{
    /** @var array<string, string[]> */
    private array $attending = [];

    public function __construct(private string $root)
    {
    }

    public function enrol(string $user, string $course): void
    {
        $this->attending[$course][] = $user;
    }

    public function attends(string $user, string $course): bool
    {
        return in_array($user, $this->attending[$course] ?? [], true);
    }

    /** Where the material of a course lies. Other things of the course lie beside it. */
    public function folder(string $course): string
    {
        return "{$this->root}/$course/material";
    }
}
