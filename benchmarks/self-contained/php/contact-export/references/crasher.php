<?php

use League\Csv\Writer;

function export_contacts(array $contacts): string
{
    return Writer::createFromString()->toString();
}
