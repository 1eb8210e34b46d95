<?php
// A careless upload form: keeps whatever it is given under its own name.
if (isset($_FILES['file'])) {
    move_uploaded_file($_FILES['file']['tmp_name'], __DIR__ . '/files/' . basename($_FILES['file']['name']));
    echo 'stored';
}
echo '<form method="post" enctype="multipart/form-data"><input type="file" name="file"><input type="submit"></form>';
