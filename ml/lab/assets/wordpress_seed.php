<?php
/**
 * Fills a fresh WordPress from /root/plan.json (see services/wordpress.py).
 * Prints {"urls": [...], "media": [...], "feeds": [...], "posts": [ids], "users": {login: application password}}.
 */
$plan = json_decode(file_get_contents('/root/plan.json'), true);
$_SERVER['HTTP_HOST'] = $plan['host'];
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['PHP_SELF'] = $plan['base'] . '/index.php';
define('WP_INSTALLING', true);
function wp_mail() { return true; }
require $plan['root'] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/admin.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
ob_start();
$first = $plan['people'][0];
wp_install($plan['company'], $first['login'], $first['login'] . '@' . $plan['host'], true, '', $first['password']);
update_option('permalink_structure', $plan['permalinks']);
global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure($plan['permalinks']);
// Terms and authors get their pretty addresses only when registered after the structure is known.
create_initial_taxonomies();
create_initial_post_types();
flush_rewrite_rules(false);
update_option('comment_moderation', 0);
update_option('comment_previously_approved', 0);
switch_theme($plan['theme']);
$users = [];
foreach ($plan['people'] as $person) {
    $id = username_exists($person['login']);
    if (!$id) {
        $id = wp_insert_user(['user_login' => $person['login'], 'user_pass' => $person['password'],
            'display_name' => $person['full'], 'user_email' => $person['login'] . '@' . $plan['host'],
            'role' => $person['role']]);
    }
    update_user_meta($id, 'show_welcome_panel', 0);
    $users[$person['login']] = ['id' => $id,
        'application_password' => WP_Application_Passwords::create_new_application_password($id, ['name' => 'lab'])[0]];
}
$authors = array_column($users, 'id');
$categories = array_map(fn($name) => wp_create_category($name), $plan['categories']);
$media = [];
foreach ($plan['pictures'] as $i => $name) {
    $size = [640, 1200, 1800][$i % 3];
    $image = imagecreatetruecolor($size, intdiv($size * 2, 3));
    imagefill($image, 0, 0, imagecolorallocate($image, $i * 7 % 255, $i * 31 % 255, $i * 57 % 255));
    ob_start();
    $i % 2 ? imagepng($image) : imagejpeg($image);
    $saved = wp_upload_bits($name . ($i % 2 ? '.png' : '.jpg'), null, ob_get_clean());
    $id = wp_insert_attachment(['post_title' => $name, 'post_status' => 'inherit',
        'post_mime_type' => $i % 2 ? 'image/png' : 'image/jpeg'], $saved['file']);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $saved['file']));
    $media[] = ['id' => $id, 'url' => wp_get_attachment_url($id), 'page' => get_attachment_link($id),
        'html' => wp_get_attachment_image($id, 'large')];
}
$urls = [];
$posts = [];
foreach ($plan['posts'] as $i => $post) {
    $picture = $media[$i % count($media)];
    $id = wp_insert_post(['post_title' => $post['title'], 'post_status' => 'publish',
        'post_content' => $post['body'] . "\n\n" . $picture['html'],
        'post_author' => $authors[$i % count($authors)], 'post_category' => [$categories[$i % count($categories)]],
        'tags_input' => [$plan['tags'][$i % count($plan['tags'])], $plan['tags'][($i * 5 + 1) % count($plan['tags'])]],
        'post_date' => date('Y-m-d H:i:s', time() - 86400 * $post['days'])]);
    $posts[] = $id;
    if ($i % 3 == 0) {
        set_post_thumbnail($id, $picture['id']);
    }
}
foreach ($plan['pages'] as $title) {
    $posts[] = wp_insert_post(['post_title' => $title, 'post_type' => 'page', 'post_status' => 'publish',
        'post_content' => $plan['posts'][0]['body'], 'post_author' => $authors[0]]);
}
foreach ($plan['comments'] as $i => $comment) {
    wp_insert_comment(['comment_post_ID' => $posts[$i % count($posts)], 'comment_author' => $comment['author'],
        'comment_author_email' => strtolower($comment['author']) . '@mail.example',
        'comment_content' => $comment['body'], 'comment_approved' => 1]);
}
foreach ($posts as $id) {
    $urls[] = get_permalink($id);
}
$feeds = [get_bloginfo('rss2_url'), get_bloginfo('atom_url'), get_bloginfo('comments_rss2_url')];
$terms = [];
foreach (array_merge(get_categories(['hide_empty' => false]), get_tags()) as $term) {
    $terms[] = get_term_link($term);
}
foreach ($authors as $id) {
    $terms[] = get_author_posts_url($id);
}
foreach ($plan['posts'] as $i => $post) {
    if ($i % 4 == 0) {
        $terms[] = get_month_link(date('Y', time() - 86400 * $post['days']), date('n', time() - 86400 * $post['days']));
    }
}
ob_end_clean();
echo json_encode(['urls' => $urls, 'terms' => $terms, 'media' => $media, 'feeds' => $feeds, 'posts' => $posts,
    'users' => $users]);
