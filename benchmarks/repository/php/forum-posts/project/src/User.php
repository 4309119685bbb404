<?php

namespace Forum;

final class User
{
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        /** What others see: anything the user likes. */
        public readonly string $shown,
    ) {
    }
}
