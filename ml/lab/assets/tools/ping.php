<?php
// An administrator's page that hands its input to a shell. Only the lab's own hosts can be reached from here.
$host = $_GET['host'] ?? '127.0.0.1';
echo '<pre>' . htmlspecialchars((string) shell_exec("timeout 3 ping -c 1 -W 1 $host 2>&1")) . '</pre>';
