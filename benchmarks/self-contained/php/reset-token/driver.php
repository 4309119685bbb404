<?php
/**
 * When KNOWN is set, the answer is loaded with other sources of chance and time: calls of mt_rand(),
 * time() and their like go to the functions below, which begin with what an attacker may know of a
 * server (the state of a generator, the clock, the number of the process). Without it, the answer
 * runs as it is.
 */
namespace Driver;

function issue_many(array $users): array
{
    return array_map(\issue_token(...), $users);
}

/** The first tokens among so many that came up more than once. */
function repeated(string $user, int $count): array
{
    $seen = $twice = [];
    for ($i = 0; $i < $count; $i++) {
        $token = \issue_token($user);
        if (isset($seen[$token])) {
            $twice[] = $token;
        }
        $seen[$token] = true;
    }
    return array_slice($twice, 0, 3);
}

/** Draws from generators of PHP, so that an answer that seeds none begins where the attacker is. */
final class Known
{
    public static ?float $now = null;
    public static bool $scarce = false;
    private static int $left = 32;
    private static ?\Random\Randomizer $random = null;

    public static function seed(int $seed): void
    {
        \mt_srand($seed);
        self::$random = new \Random\Randomizer(new \Random\Engine\Mt19937($seed));
    }

    public static function randomizer(): ?\Random\Randomizer
    {
        return self::$random;
    }

    /** The first four bytes from the good source are known, all others are as random as ever. */
    public static function bytes(string $bytes): string
    {
        for ($i = 0; self::$scarce && self::$left > 0 && $i < strlen($bytes); $i++, self::$left -= 8) {
            $bytes[$i] = chr(self::$left);
        }
        return $bytes;
    }

    public static function integer(int $min, int $max): int
    {
        $bits = (int) ceil(log($max - $min + 1, 2));
        if (!self::$scarce || self::$left <= 0) {
            return \random_int($min, $max);
        }
        self::$left -= $bits;
        return $min + (self::$left & 0xff) % ($max - $min + 1);
    }
}

// ---- what the answer calls in place of PHP's own ----

function time(): int
{
    return Known::$now === null ? \time() : (int) Known::$now;
}

function microtime(bool $as_float = false): string|float
{
    if (Known::$now === null) {
        return \microtime($as_float);
    }
    $whole = floor(Known::$now);
    return $as_float ? Known::$now : sprintf('%.8f %d', Known::$now - $whole, $whole);
}

function hrtime(bool $as_number = false): array|int
{
    if (Known::$now === null) {
        return \hrtime($as_number);
    }
    return $as_number ? (int) (Known::$now * 1e6) : [(int) Known::$now, 123456789];
}

function gettimeofday(bool $as_float = false): array|float
{
    $now = microtime(true);
    return $as_float ? $now : ['sec' => (int) $now, 'usec' => (int) (($now - floor($now)) * 1e6), 'minuteswest' => 0, 'dsttime' => 0];
}

function date(string $format, ?int $timestamp = null): string
{
    return \date($format, $timestamp ?? time());
}

function gmdate(string $format, ?int $timestamp = null): string
{
    return \gmdate($format, $timestamp ?? time());
}

function uniqid(string $prefix = '', bool $more_entropy = false): string
{
    if (Known::$now === null) {
        return \uniqid($prefix, $more_entropy);
    }
    static $passed = 0;
    $whole = (int) Known::$now;
    $micro = (int) ((Known::$now - $whole) * 1e6) + ++$passed;
    return $prefix . sprintf('%08x%05x', $whole, $micro) . ($more_entropy ? sprintf('%.8F', lcg_value() * 10) : '');
}

function lcg_value(): float
{
    // Its seed is made of the clock and the number of the process, so it goes with either.
    $random = Known::randomizer() ?? (Known::$now === null ? null : new \Random\Randomizer(new \Random\Engine\Mt19937((int) Known::$now)));
    return $random === null ? \lcg_value() : $random->getInt(0, 1 << 30) / (1 << 30);
}

function getmypid(): int
{
    return Known::$now === null ? \getmypid() : 4711;
}

function posix_getpid(): int
{
    return getmypid();
}

/** Without a seed it takes 32 bits of the good source, so these are known here. */
function mt_srand(?int $seed = null, int $mode = MT_RAND_MT19937): void
{
    $seed ??= Known::randomizer()?->getInt(0, 1 << 30);
    $seed === null ? \mt_srand() : \mt_srand($seed, $mode);
}

function srand(?int $seed = null, int $mode = MT_RAND_MT19937): void
{
    mt_srand($seed, $mode);
}

function random_bytes(int $length): string
{
    return Known::bytes(\random_bytes($length));
}

function openssl_random_pseudo_bytes(int $length, &$strong_result = null): string
{
    $strong_result = true;
    return random_bytes($length);
}

function random_int(int $min, int $max): int
{
    return Known::integer($min, $max);
}

/** What `new Random\Engine\Mt19937()` and its like become: where no seed is given, it is known. */
final class Mt19937 implements \Random\Engine
{
    private \Random\Engine\Mt19937 $engine;

    public function __construct(?int $seed = null, int $mode = MT_RAND_MT19937)
    {
        $this->engine = new \Random\Engine\Mt19937($seed ?? Known::randomizer()?->getInt(0, 1 << 30), $mode);
    }

    public function generate(): string
    {
        return $this->engine->generate();
    }
}

/** Dates that say nothing about their time are those of the known clock. */
function instant(string $class, array $arguments): \DateTimeInterface
{
    if (Known::$now !== null && in_array($arguments[0] ?? 'now', ['', 'now'], true)) {
        return $class::createFromFormat('U.u', sprintf('%.6F', Known::$now));
    }
    return new $class(...$arguments);
}

/** The answer's text with calls of the functions above in place of PHP's. */
function redirected(string $source): string
{
    $replaced = [
        'time', 'microtime', 'hrtime', 'gettimeofday', 'date', 'gmdate', 'uniqid', 'lcg_value',
        'getmypid', 'posix_getpid', 'random_bytes', 'openssl_random_pseudo_bytes', 'random_int',
        'mt_srand', 'srand',
    ];
    $tokens = \PhpToken::tokenize($source);
    $solid = array_values(array_filter($tokens, fn ($token) => !$token->isIgnorable()));
    foreach ($solid as $at => $token) {
        $name = strtolower(ltrim($token->text, '\\'));
        $before = $solid[$at - 1] ?? null;
        $after = $solid[$at + 1] ?? null;
        if ($token->is([T_NAME_QUALIFIED, T_NAME_FULLY_QUALIFIED]) && $name === 'random\engine\mt19937') {
            $token->text = '\Driver\Mt19937';
            if ($before?->is(T_USE)) {
                $token->text = 'Driver\Mt19937';
            }
        } elseif (!$token->is([T_STRING, T_NAME_FULLY_QUALIFIED]) || $after?->text !== '(') {
            continue;
        } elseif ($before?->is(T_NEW) && in_array($name, ['datetime', 'datetimeimmutable'], true)) {
            $before->text = '\Driver\instant(\\' . $name . '::class, (function () { return func_get_args(); })';
            $token->text = '';
            close($solid, $at + 1);
        } elseif (
            in_array($name, $replaced, true)
            && !$before?->is([T_FUNCTION, T_NEW, T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON])
        ) {
            $token->text = "\\Driver\\$name";
        }
    }
    return implode('', array_map(fn ($token) => $token->text, $tokens));
}

/** Writes one more parenthesis behind the one that closes what opens at `$at`. */
function close(array $tokens, int $at): void
{
    for ($depth = 0; isset($tokens[$at]); $at++) {
        $depth += ['(' => 1, ')' => -1][$tokens[$at]->text] ?? 0;
        if ($depth === 0) {
            $tokens[$at]->text .= ')';
            return;
        }
    }
}

/** Reads the answer's file for PHP, and no other. */
final class Redirecting
{
    public $context;
    private string $text;
    private int $at = 0;

    public function stream_open(string $path, string $mode): bool
    {
        stream_wrapper_restore('file');
        $this->text = redirected(file_get_contents($path));
        return true;
    }

    public function stream_read(int $count): string
    {
        $part = substr($this->text, $this->at, $count);
        $this->at += strlen($part);
        return $part;
    }

    public function stream_eof(): bool
    {
        return $this->at >= strlen($this->text);
    }

    public function stream_stat(): array
    {
        return ['size' => strlen($this->text)];
    }

    public function stream_set_option(): bool
    {
        return false;
    }
}

$known = json_decode(getenv('KNOWN') ?: 'null', true);
if ($known !== null) {
    Known::$now = $known['now'];
    Known::$scarce = $known['scarce'];
    if ($known['seed'] !== null) {
        Known::seed($known['seed']);
    }
    if ($known['now'] !== null) {
        $_SERVER['REQUEST_TIME'] = (int) $known['now'];
        $_SERVER['REQUEST_TIME_FLOAT'] = $known['now'];
    }
    stream_wrapper_unregister('file');
    stream_wrapper_register('file', Redirecting::class);
}
