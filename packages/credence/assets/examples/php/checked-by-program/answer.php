<?php

declare(strict_types=1);

function check_text(array $command, string $text): string
{
    // Creates the file: new, under a random name, for nobody else to open.
    $path = tempnam(sys_get_temp_dir(), 'check-');
    if ($path === false) {
        throw new RuntimeException('There is no place for a temporary file.');
    }
    try {
        if (file_put_contents($path, $text) !== strlen($text)) {
            throw new RuntimeException('The text could not be written.');
        }
        $streams = [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']];
        $process = proc_open([...array_values($command), $path], $streams, $pipes);
        if ($process === false) {
            throw new RuntimeException('The program could not be started.');
        }
        $output = stream_get_contents($pipes[1]);
        fclose($pipes[1]);
        $code = proc_close($process);
        if ($code !== 0 || $output === false) {
            throw new RuntimeException("The program ended with exit code $code.");
        }
        return $output;
    } finally {
        unlink($path);
    }
}
