"""Web servers: Apache with mod_php or nginx with php-fpm, one site a host."""

APACHE_SITE = """ServerName {name}
<VirtualHost *:80>
  ServerName {name}
  ServerAlias *
  DocumentRoot {root}
  <Directory {root}>
    Options Indexes FollowSymLinks
    AllowOverride All
    Require all granted
  </Directory>
  <Directory {root}/private>
    AuthType Basic
    AuthName "staff only"
    AuthUserFile /etc/site.htpasswd
    Require valid-user
  </Directory>
  ErrorLog /var/log/apache2/error.log
  LogLevel warn
  CustomLog /var/log/apache2/access.log {format}
</VirtualHost>
"""
APACHE_FORMATS = {"combined": "combined", "common": "common", "vhost": "vhost_combined"}

NGINX_SITE = """server {{
  listen 80 default_server;
  server_name {name};
  root {root};
  index index.php index.html;
  autoindex off;
  access_log /var/log/nginx/access.log combined;
  error_log /var/log/nginx/error.log;
  location / {{ {fallback} }}
  location = /status {{ stub_status; }}
  location ~ /\\.ht {{ deny all; }}
  location /private/ {{ auth_basic "staff only"; auth_basic_user_file /etc/site.htpasswd; }}
  location ~ \\.php$ {{
    include snippets/fastcgi-php.conf;
    fastcgi_pass unix:/run/php/php8.2-fpm.sock;
  }}
}}
"""


def start(host, server, name, root, log_format, front_controller):
    """Serve `root` as site `name`.

    server: apache | nginx; log_format: a key of APACHE_FORMATS (nginx always logs combined);
    front_controller: whether unknown paths go to /index.php (pretty permalinks).
    """
    # The lab has no mail server; WordPress's mails go nowhere.
    for kind in ("apache2", "fpm", "cli"):
        host.write(f"/etc/php/8.2/{kind}/conf.d/99-lab.ini", "sendmail_path = /bin/true\n")
    host.write("/etc/site.htpasswd", "staff:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n")
    if server == "apache":
        enabled = host.path("/etc/apache2/sites-enabled")
        for old in enabled.glob("*"):
            old.unlink()
        (enabled / "site.conf").write_text(
            APACHE_SITE.format(name=name, root=root, format=APACHE_FORMATS[log_format]))
        # Debian's packages publish their applications to every site; this site has its own paths.
        for package in ("dokuwiki", "phpmyadmin", "gitweb", "javascript-common", "wordpress"):
            host.path(f"/etc/apache2/conf-enabled/{package}.conf").unlink(missing_ok=True)
        for module in ("rewrite", "expires", "headers"):
            link = host.path(f"/etc/apache2/mods-enabled/{module}.load")
            if not link.exists():
                link.symlink_to(f"../mods-available/{module}.load")
        host.serve("apache2ctl -D FOREGROUND")
    else:
        # Without try_files nginx reports every missing file in its error log.
        fallback = "try_files $uri $uri/ /index.php?$args;" if front_controller else ""
        for old in host.path("/etc/nginx/sites-enabled").glob("*"):
            old.unlink()
        host.write("/etc/nginx/sites-enabled/site", NGINX_SITE.format(name=name, root=root, fallback=fallback))
        host.serve("php-fpm8.2 -F")
        host.serve("nginx -g 'daemon off;'")


def log_files(server):
    """The site's log files: [(path, format)]."""
    if server == "apache":
        return [("/var/log/apache2/access.log", "apache-access"), ("/var/log/apache2/error.log", "apache-error")]
    return [("/var/log/nginx/access.log", "nginx-access"), ("/var/log/nginx/error.log", "nginx-error")]
