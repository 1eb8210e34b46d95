<?php
// Shows a document by the name in its address, without checking where the name leads.
$page = $_GET['page'] ?? 'welcome.txt';
echo '<pre>' . htmlspecialchars((string) @file_get_contents(__DIR__ . '/files/' . $page)) . '</pre>';
