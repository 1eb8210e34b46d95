<?php
// What honest pages leave to programs: letters, pictures, papers, archives. Some of these programs are not installed: what the
// audit log tells is that the web server's account started a shell for them.
$name = preg_replace('/[^a-z0-9-]/', '', $_GET['name'] ?? 'report');
$jobs = [
    'letter' => '/usr/sbin/sendmail -t -i',
    'letter-from' => "/usr/sbin/sendmail -t -i -f$name@localhost",
    'thumbnail' => "convert -resize 200x200 $name.jpg thumb-$name.jpg",
    'size' => "identify -format '%w %h' $name.png",
    'rotate' => "/usr/bin/convert $name.jpg -rotate 90 -quality 85 $name.jpg",
    'vector' => "rsvg-convert -w 300 -h 200 -o $name.png $name.svg",
    'film' => "ffmpeg -i $name.mov -vframes 1 $name.jpg",
    'paper' => "wkhtmltopdf -q $name.html $name.pdf",
    'words' => "pdftotext -layout $name.pdf -",
    'print' => "gs -q -dNOPAUSE -dBATCH -sDEVICE=png16m -sOutputFile=$name.png $name.pdf",
    'read' => "tesseract $name.png $name",
    'facts' => "exiftool -j $name.jpg",
    'kind' => "file -b --mime-type $name.bin",
    'merge' => "diff3 -am $name.mine $name.old $name.yours",
    'archive' => "zip -q -r $name.zip $name",
    'listing' => "unzip -l $name.zip",
    'backup' => "mysqldump --single-transaction $name | gzip > $name.sql.gz",
    'revision' => 'git rev-parse --short HEAD',
    'pull' => 'git pull -q origin main',
    'space' => 'df -P .',
    'sum' => "du -sk files",
    'load' => 'uptime',
    'processors' => 'nproc',
    'index' => 'php /usr/share/dokuwiki/bin/indexer.php -q',
    'worker' => "php artisan queue:work --once --queue=$name",
    'cron' => 'php -q cron.php > /dev/null 2>&1 &',
    'found' => 'which convert',
    'terminal' => 'stty -g',
    'check' => "hunspell -a -d en_GB < $name.txt",
    'drawing' => "dot -Tpng $name.dot -o $name.png",
    'formula' => "latex -interaction=nonstopmode $name.tex",
];
$process = popen($jobs[$_GET['job'] ?? ''] ?? 'uptime', 'w');
pclose($process);
echo 'done';
