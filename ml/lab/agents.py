"""User agents of honest clients: browsers, robots, monitors, feed readers, scripts."""

import random

_DESKTOP = ["Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64",
            "Windows NT 6.1; Win64; x64", "X11; CrOS x86_64 14541.0.0", "Windows NT 10.0; WOW64"]
_PHONES = ["Pixel 8", "SM-G991B", "SM-A536B", "K", "moto g(60)", "Redmi Note 12", "CPH2465", "ONEPLUS A6003", "M2101K6G"]

ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.7390.54 "
    "Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot-Image/1.0", "AdsBot-Google (+http://www.google.com/adsbot.html)", "Mediapartners-Google",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) "
    "Chrome/116.0.1938.76 Safari/537.36",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (compatible; DotBot/1.2; +https://opensiteexplorer.org/dotbot; help@moz.com)",
    "Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)", "Mozilla/5.0 (compatible;PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.1.1 Safari/605.1.15 "
    "(Applebot/0.1; +http://www.apple.com/go/applebot)", "DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "Twitterbot/1.0", "LinkedInBot/1.0 (compatible; Mozilla/5.0; "
    "Apache-HttpClient +http://www.linkedin.com)", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "WhatsApp/2.23.20.0",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)", "CCBot/2.0 (https://commoncrawl.org/faq/)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)", "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    "Mozilla/5.0 (compatible; SeznamBot/4.0; +http://napoveda.seznam.cz/seznambot-intro/)", "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)", "ia_archiver", "Scrapy/2.11.2 (+https://scrapy.org)",
    "Mozilla/5.0 (compatible; BLEXBot/1.0; +http://webmeup-crawler.com/)", "serpstatbot/2.1 (advanced backlink tracking bot; https://serpstatbot.com/)",
    "Mozilla/5.0 (compatible; Barkrowler/0.9; +https://babbar.tech/crawler)", "Mozilla/5.0 (compatible; DataForSeoBot/1.0; +https://dataforseo.com/dataforseo-bot)",
    "Pinterestbot/1.0", "Qwantify/1.0", "Mozilla/5.0 (compatible; Exabot/3.0; +http://www.exabot.com/go/robot)", "LinkChecker/10.2 (+https://linkchecker.github.io/linkchecker/)",
    "W3C_Validator/1.3 http://validator.w3.org/services", "W3C-checklink/4.81 libwww-perl/6.67", "HTTrack 3.49-2", "Screaming Frog SEO Spider/20.2",
]
MONITORS = [
    "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
    "check_http/v2.3.1 (monitoring-plugins 2.3.1)", "kube-probe/1.29", "ELB-HealthChecker/2.0", "GoogleHC/1.0", "Blackbox Exporter/0.25.0",
    "Zabbix 6.4.12", "StatusCake_Pagespeed_Indev", "Mozilla/5.0 (compatible; Site24x7)", "curl/7.88.1", "curl/8.5.0", "Wget/1.21.3", "HAProxy", "-", "",
    "Go-http-client/1.1", "python-requests/2.31.0", "Prometheus/2.45.0", "Datadog/Synthetics", "Better Uptime Bot Mozilla/5.0",
    "Site-Shot/2.1", "ApacheBench/2.3", "Consul Health Check", "Cloud mapping experiment. Contact research@pdrlabs.net", "monit/5.33.0",
]
READERS = [
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 3 subscribers)", "Feedbin feed-id:1296 - 12 subscribers", "NewsBlur Feed Fetcher - 4 subscribers",
    "inoreader.com; 5 subscribers", "Tiny Tiny RSS/21.05 (http://tt-rss.org/)", "FreshRSS/1.24.1 (Linux; https://freshrss.org)",
    "NetNewsWire (RSS Reader; https://netnewswire.com/)", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0",
    "Liferea/1.13.9 (Linux; https://lzone.de/liferea/) AppleWebKit (KHTML, like Gecko)", "UniversalFeedParser/6.0.10 +https://github.com/kurtmckee/feedparser/",
    "SimplePie/1.5.8 (Feed Parser; http://simplepie.org; Allow like Gecko)", "Akregator/5.22.3; syndication", "Newsboat/2.32 (Linux x86_64)", "rss2email/3.14",
    "Miniflux/2.1.1", "WordPress/6.4.3; https://partner.example", "PHP/8.2.20", "Java/17.0.9", "Apache-HttpClient/4.5.14 (Java/11.0.21)", "okhttp/4.12.0",
]
SCRIPTS = [
    "curl/7.81.0", "Wget/1.20.3 (linux-gnu)", "python-requests/2.28.2", "Python-urllib/3.11", "aiohttp/3.9.1 Python/3.11", "axios/1.6.8", "node-fetch/1.0",
    "Go-http-client/2.0", "libwww-perl/6.68", "Ruby", "PostmanRuntime/7.37.3", "insomnia/8.6.1", "Dart/3.3 (dart:io)", "okhttp/3.14.9", "Java/1.8.0_402",
    "GuzzleHttp/7", "Symfony HttpClient/Curl", "HTTPie/3.2.2", "PowerShell/7.4", "Mozilla/5.0 (Windows NT; Windows NT 10.0; de-DE) WindowsPowerShell/5.1.19041.4291",
    "CompanyInventory/3.1", "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8", "ELinks/0.16.1.1 (textmode; Linux; 80x25-2)", "w3m/0.5.3+git20230121", "Dillo/3.0.5",
    "Microsoft Office Word 2014", "Microsoft Office Existence Discovery", "Microsoft-WebDAV-MiniRedir/10.0.19045", "DAVdroid/4.3", "gvfs/1.50.3", "Outlook-iOS/2.0",
    "CFNetwork/1474 Darwin/23.0.0", "Podcasts/1650.20 CFNetwork/1333.0.4 Darwin/21.5.0", "VLC/3.0.20 LibVLC/3.0.20", "Debian APT-HTTP/1.3 (2.6.1)", "git/2.39.2", "Nextcloud Server Crawler",
]


def browser(rng=random):
    """A browser's user agent, as varied as a public site sees them."""
    kind = rng.randrange(12)
    chrome = f"{rng.randrange(80, 157)}.0.{rng.choice([0, 0, rng.randrange(3000, 8100)])}.{rng.choice([0, rng.randrange(200)])}"
    webkit = "AppleWebKit/537.36 (KHTML, like Gecko)"
    desktop = f"Mozilla/5.0 ({rng.choice(_DESKTOP)}) {webkit} Chrome/{chrome} Safari/537.36"
    phone = f"Mozilla/5.0 (Linux; Android {rng.randrange(8, 17)}; {rng.choice(_PHONES)}) {webkit} Chrome/{chrome} Mobile Safari/537.36"
    version = f"{rng.randrange(13, 19)}.{rng.randrange(7)}"
    apple = f"Mozilla/5.0 (iPhone; CPU iPhone OS {version.replace('.', '_')} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    firefox = rng.randrange(60, 147)
    if kind < 3:
        return desktop
    if kind == 3:
        return f"{desktop} Edg/{chrome}"
    if kind == 4:
        return f"{desktop} OPR/{rng.randrange(70, 125)}.0.0.0"
    if kind == 5:
        return phone
    if kind == 6:
        return f"{apple} Version/{version} Mobile/15E148 Safari/604.1"
    if kind == 7:
        return (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                f"Version/{version} Safari/605.1.15")
    if kind == 8:
        return f"{apple} Mobile/15E148 [FBAN/FBIOS;FBAV/{rng.randrange(300, 480)}.0.0.33.104;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS]"
    if kind == 9:
        return rng.choice([
            "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko", "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
            f"Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S901B) {webkit} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
            f"Mozilla/5.0 (Web0S; Linux/SmartTV) {webkit} Chrome/94.0.4606.128 Safari/537.36 WebAppManager",
            f"Mozilla/5.0 (X11; Linux x86_64) {webkit} HeadlessChrome/120.0.0.0 Safari/537.36",
            f"{phone.replace('Mobile ', '')} Instagram 309.1.0.41.113 Android", "Mozilla/5.0 (Mobile; rv:48.0; KAIOS/2.5.2) Gecko/48.0 Firefox/48.0 KAIOS/2.5.2",
            "Opera/9.80 (Windows NT 6.1; U; en) Presto/2.10.289 Version/12.02", "Mozilla/5.0 (PlayStation; PlayStation 5/8.20) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        ])
    system = rng.choice(_DESKTOP[:4])
    return f"Mozilla/5.0 ({system}; rv:{firefox}.0) Gecko/20100101 Firefox/{firefox}.0"
