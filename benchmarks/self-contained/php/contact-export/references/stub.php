<?php

function export_contacts(array $contacts): string
{
    return "Name,E-mail,Company,Note,Balance\r\n";
}
