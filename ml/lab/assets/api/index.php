<?php
// A small API: products, orders, tokens and an OAuth callback. It answers as JSON and trusts nobody.
[$path] = explode('?', $_SERVER['REQUEST_URI']);
$words = array_values(array_filter(explode('/', $path)));
$items = json_decode(file_get_contents(__DIR__ . '/items.json'), true);
$authorised = str_starts_with($_SERVER['HTTP_AUTHORIZATION'] ?? '', 'Bearer ey');

function answer(int $status, array $body): never {
    http_response_code($status);
    header('Content-Type: application/json');
    echo json_encode($body);
    exit;
}

header('Access-Control-Allow-Origin: *');
if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') {
    header('Access-Control-Allow-Methods: GET, POST, PUT, DELETE');
    http_response_code(204);
    exit;
}
$kind = end($words);
$number = ctype_digit((string) $kind) ? (int) array_pop($words) : null;
$kind = end($words);
match (true) {
    $kind === 'products' && $number !== null => isset($items[$number]) ? answer(200, ['id' => $number, 'name' => $items[$number]]) : answer(404, ['error' => 'no such product']),
    $kind === 'products' => answer(200, array_slice($items, (int) ($_GET['offset'] ?? 0), min(50, max(1, (int) ($_GET['limit'] ?? 10))))),
    $kind === 'search' => answer(200, array_values(array_filter($items, fn($name) => stripos($name, (string) ($_GET['q'] ?? '')) !== false))),
    $kind === 'token' => answer(random_int(0, 9) ? 200 : 401, ['access_token' => 'ey' . base64_encode(random_bytes(24))]),
    $kind === 'callback' => isset($_GET['code'], $_GET['state']) ? header('Location: /', true, 302) : answer(400, ['error' => 'invalid_request']),
    in_array($kind, ['orders', 'cart', 'me', 'upload', 'graphql'], true) => $authorised ? answer($_SERVER['REQUEST_METHOD'] === 'POST' ? 201 : 200, ['ok' => true]) : answer(401, ['error' => 'unauthorised']),
    in_array($kind, ['health', 'ping', 'version', 'events', 'collect', 'openapi.json'], true) => answer(200, ['status' => 'up']),
    default => answer(404, ['error' => 'not found']),
};
