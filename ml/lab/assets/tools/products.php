<?php
// A product search that builds its SQL from text: honest customers use it, and the lab's sqlmap attacks it.
$db = new SQLite3(__DIR__ . '/products.db');
if (PHP_SAPI === 'cli') {
    $db->exec('CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, category TEXT, price REAL)');
    for ($i = 1; $i <= 60; $i++) {
        $db->exec("INSERT INTO products (name, category, price) VALUES ('item $i', 'group " . ($i % 5) . "', $i)");
    }
    exit;
}
$id = $_REQUEST['id'] ?? '';
$text = $_REQUEST['q'] ?? '';
$rows = $id !== '' ? $db->query("SELECT * FROM products WHERE id = $id")
                   : $db->query("SELECT * FROM products WHERE name LIKE '%$text%'");
while ($rows && $row = $rows->fetchArray(SQLITE3_ASSOC)) {
    echo "<p><a href=\"?id={$row['id']}\">{$row['name']}</a> {$row['category']} {$row['price']}</p>";
}
