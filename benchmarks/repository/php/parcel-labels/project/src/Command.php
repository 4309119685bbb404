<?php

namespace Parcels;

/** Other programs. */
final class Command
{
    private const BIN = __DIR__ . '/../bin/';

    /**
     * Runs a program of bin/ with these words, and returns what it prints. No shell comes in between.
     *
     * @param string[] $words
     */
    public static function run(string $program, array $words, string $input = ''): string
    {
        return self::start(['/bin/sh', self::BIN . $program, ...$words], $input);
    }

    /** Runs a command line as one types it. The programs of bin/ are known by their names. */
    public static function shell(string $line, string $input = ''): string
    {
        $known = '';
        foreach (array_map(basename(...), glob(self::BIN . '*')) as $program) {
            $known .= $program . '() { /bin/sh ' . escapeshellarg(self::BIN . $program) . ' "$@"; }' . "\n";
        }
        return self::start(['/bin/sh', '-c', $known . $line], $input);
    }

    /** A word as the log shows it, so that one sees where it ends. */
    public static function quote(string $word): string
    {
        return '"' . addcslashes($word, '"\\') . '"';
    }

    /** @param string[] $words */
    private static function start(array $words, string $input): string
    {
        $from = tmpfile();
        fwrite($from, $input);
        rewind($from);
        $process = proc_open($words, [0 => $from, 1 => ['pipe', 'w'], 2 => ['file', '/dev/null', 'w']], $pipes);
        if ($process === false) {
            throw new CommandError('cannot be started');
        }
        $output = stream_get_contents($pipes[1]);
        fclose($pipes[1]);
        $status = proc_close($process);
        if ($status !== 0) {
            throw new CommandError("ended with status $status");
        }
        return $output;
    }
}
