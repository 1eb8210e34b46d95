<?php
// A guest book that repeats what it is told.
echo '<p>Hello ' . ($_REQUEST['name'] ?? 'guest') . '</p><p>' . ($_REQUEST['message'] ?? '') . '</p>';
