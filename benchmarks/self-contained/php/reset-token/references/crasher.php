<?php

function issue_token(string $user): string
{
    throw new LogicException("not implemented");
}

function redeem_token(string $token): ?string
{
    throw new LogicException("not implemented");
}
