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
{extra}
  ErrorLog /var/log/apache2/error.log
  LogLevel warn
  CustomLog /var/log/apache2/access.log {format}
</VirtualHost>
"""
APACHE_FORMATS = {"combined": "combined", "common": "common", "vhost": "vhost_combined"}
APACHE_MODULES = ("rewrite", "expires", "headers", "cgi", "dav", "dav_fs", "dav_lock")
# How a site answers for what it has not, apart from "404", the servers' own way.
APACHE_MISSING = {
    "200": "  FallbackResource /index.html",
    "401": """  <LocationMatch "^/(?!{public})">
    AuthType Basic
    AuthName "staff only"
    AuthUserFile /etc/site.htpasswd
    Require valid-user
  </LocationMatch>""",
}
NGINX_MISSING = {"302": "error_page 404 =302 http://{name}/;", "403": "try_files $uri $uri/ =403;"}

NGINX_SITE = """server {{
  listen 80 default_server;
  server_name {name};
  root {root};
  index index.php index.html;
  autoindex off;
  access_log /var/log/nginx/access.log combined;
  error_log /var/log/nginx/error.log;
  location / {{ {fallback} }}
{extra}
  location = /status {{ stub_status; }}
  location ~ /\\.ht {{ deny all; }}
  location /private/ {{ auth_basic "staff only"; auth_basic_user_file /etc/site.htpasswd; }}
  location ~ \\.php$ {{
    include snippets/fastcgi-php.conf;
    fastcgi_pass unix:/run/php/php8.2-fpm.sock;
  }}
}}
"""


def start(host, server, name, root, log_format, missing, applications=(), open_paths=()):
    """Serve `root` as site `name`.

    server: apache | nginx; log_format: a key of APACHE_FORMATS (nginx always logs combined);
    missing: what a path that is not there gets: "404", a key of APACHE_MISSING or NGINX_MISSING, or the path of the front
    controller that takes it (Apache is told of that in .htaccess). applications: services.applications.Application
    served beside the site. open_paths: what needs no password where the rest says 401.
    """
    # The lab has no mail server; WordPress's mails go nowhere.
    for kind in ("apache2", "fpm", "cli"):
        host.write(f"/etc/php/8.2/{kind}/conf.d/99-lab.ini", "sendmail_path = /bin/true\n")
    host.write("/etc/site.htpasswd", "staff:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n")  # "secret"
    if server == "apache":
        public = "|".join(path.strip("/") for path in open_paths)
        extra = "\n".join([APACHE_MISSING.get(missing, "").format(public=public), *(app.apache for app in applications)])
        _start_apache(host, APACHE_SITE.format(name=name, root=root, format=APACHE_FORMATS[log_format], extra=extra))
    else:
        # Without try_files nginx reports every missing file in its error log.
        fallback = f"try_files $uri $uri/ {missing}?$args;" if missing.startswith("/") else NGINX_MISSING.get(missing, "").format(name=name)
        extra = "\n".join(app.nginx for app in applications)
        _start_nginx(host, NGINX_SITE.format(name=name, root=root, fallback=fallback, extra=extra))


def _start_apache(host, site):
    enabled = host.path("/etc/apache2/sites-enabled")
    for old in enabled.glob("*"):
        old.unlink()
    (enabled / "site.conf").write_text(site)
    # Debian's packages publish their applications to every site; this site has its own paths.
    for package in ("dokuwiki", "phpmyadmin", "gitweb", "cgit", "mediawiki", "roundcube", "javascript-common", "wordpress"):
        host.path(f"/etc/apache2/conf-enabled/{package}.conf").unlink(missing_ok=True)
    for module in APACHE_MODULES:
        for kind in ("load", "conf"):
            link = host.path(f"/etc/apache2/mods-enabled/{module}.{kind}")
            if not link.exists() and host.path(f"/etc/apache2/mods-available/{module}.{kind}").exists():
                link.symlink_to(f"../mods-available/{module}.{kind}")
    host.serve("apache2ctl -D FOREGROUND")


def _start_nginx(host, site):
    for old in host.path("/etc/nginx/sites-enabled").glob("*"):
        old.unlink()
    host.write("/etc/nginx/sites-enabled/site", site)
    host.serve("php-fpm8.2 -F")
    host.serve("nginx -g 'daemon off;'")


def log_files(server):
    """The site's log files: [(path, format)]."""
    if server == "apache":
        return [("/var/log/apache2/access.log", "apache-access"), ("/var/log/apache2/error.log", "apache-error")]
    return [("/var/log/nginx/access.log", "nginx-access"), ("/var/log/nginx/error.log", "nginx-error")]
