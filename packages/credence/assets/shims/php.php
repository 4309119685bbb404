<?php
// Runs beside the answer, in its process: loads it and carries out the calls that the checks ask
// for. Requests come as JSON lines on fd 3, replies leave as JSON lines on fd 4; the answer's own
// stdin is empty and its stdout goes where its stderr goes. Nothing here is trusted; what it says
// is only observed.
namespace Credence\Shim;

final class Shim
{
    private static $requests;
    private static $replies;

    public static function open(): void
    {
        self::$requests = fopen('php://fd/3', 'r');
        self::$replies = fopen('php://fd/4', 'w');
    }

    public static function next(): ?array
    {
        $line = fgets(self::$requests);
        return $line === false ? null : json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    }

    public static function ok(string $id, mixed $value): void
    {
        self::reply(['id' => $id, 'ok' => $value]);
    }

    public static function raised(string $id, \Throwable $error): void
    {
        $message = self::text(substr($error->getMessage(), 0, 2000));
        self::reply(['id' => $id, 'raised' => ['type' => get_class($error), 'message' => $message]]);
    }

    /** Functions of the driver's namespace go before those of the answer. */
    public static function call(string $name, array $arguments): mixed
    {
        foreach (['Driver\\' . $name, $name] as $function) {
            if (function_exists($function)) {
                return $function(...array_map(self::decode(...), $arguments));
            }
        }
        throw new \BadFunctionCallException("the answer has no function $name");
    }

    public static function encode(mixed $value, int $depth = 0): mixed
    {
        if ($depth > 50) {
            return self::object('nested too deeply');
        }
        if ($value === null || is_bool($value)) {
            return $value;
        }
        if (is_int($value)) {
            return abs($value) < 2 ** 53 ? $value : self::object((string) $value);
        }
        if (is_float($value)) {
            return is_finite($value) ? $value : self::object((string) $value);
        }
        if (is_string($value)) {
            return preg_match('//u', $value) ? $value : ['$bytes' => base64_encode($value)];
        }
        if ($value instanceof \JsonSerializable) {
            return self::encode($value->jsonSerialize(), $depth + 1);
        }
        if ($value instanceof \BackedEnum) {
            return self::encode($value->value);
        }
        if ($value instanceof \Traversable) {
            $value = iterator_to_array($value);
        }
        if (is_array($value)) {
            $items = array_map(fn ($item) => self::encode($item, $depth + 1), $value);
            return array_is_list($value) ? $items : self::map($items);
        }
        if ($value instanceof \Throwable || $value instanceof \Stringable) {
            return self::object(get_class($value) . ': ' . $value);
        }
        if (is_object($value)) {
            $properties = get_object_vars($value);
            if ($properties !== [] || $value instanceof \stdClass) {
                return self::map(array_map(fn ($item) => self::encode($item, $depth + 1), $properties));
            }
        }
        return self::object(get_debug_type($value));
    }

    private static function map(array $items): object
    {
        $map = new \stdClass();
        foreach ($items as $key => $item) {
            $map->{self::text((string) $key)} = $item;
        }
        return $map;
    }

    private static function object(string $text): array
    {
        return ['$object' => self::text(substr($text, 0, 2000))];
    }

    private static function decode(mixed $value): mixed
    {
        if (!is_array($value)) {
            return $value;
        }
        if (count($value) === 1 && isset($value['$bytes'])) {
            return base64_decode($value['$bytes']);
        }
        return array_map(self::decode(...), $value);
    }

    private static function text(string $bytes): string
    {
        return json_decode(json_encode($bytes, JSON_INVALID_UTF8_SUBSTITUTE));
    }

    private static function reply(array $message): void
    {
        $data = json_encode($message, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES) . "\n";
        while ($data !== '') {
            $written = fwrite(self::$replies, $data);
            if ($written === false) {
                exit(1);
            }
            $data = substr($data, $written);
        }
    }
}

// The answer is loaded here, at the top, so that its variables are global as it expects.
Shim::open();
$credenceRequest = Shim::next();
try {
    if ($credenceRequest['driver'] !== null) {
        eval(preg_replace('/^\s*<\?php\b/', '', $credenceRequest['driver']));
    }
    if ($credenceRequest['answer'] !== null) {
        require_once $credenceRequest['answer'];
    }
    Shim::ok($credenceRequest['id'], null);
} catch (\Throwable $credenceError) {
    Shim::raised($credenceRequest['id'], $credenceError);
}
while (($credenceRequest = Shim::next()) !== null) {
    try {
        $credenceValue = Shim::encode(Shim::call($credenceRequest['call'], $credenceRequest['args']));
        Shim::ok($credenceRequest['id'], $credenceValue);
    } catch (\Throwable $credenceError) {
        Shim::raised($credenceRequest['id'], $credenceError);
    }
}
