"""imrwordwide.com: a small WordPress site. The generic rules read it whole."""

from newscrawl.site import Feed, Site, Sitemap

SITE = Site(
    name="imrwordwide",
    url="https://imrwordwide.com/",
    domains=("imrwordwide.com",),
    timezone="Asia/Jakarta",
    sources=(
        Sitemap(url="https://imrwordwide.com/wp-sitemap.xml"),
        Feed(url="https://imrwordwide.com/feed/"),
    ),
)
