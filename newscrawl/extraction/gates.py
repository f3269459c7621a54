"""What stands before a site, or in its place: the titles, words, addresses and mark-up it has.

Bot walls, block pages of Indonesian providers (after OONI's fingerprints of them), consent walls,
login pages of networks, parked domains, hosting notices, a server's default and error pages.
"""

from __future__ import annotations

import re

WALL = "a bot wall stands before the page"
PROVIDER = "the internet provider blocks this site"
CONSENT = "a consent wall stands before the page"
NETWORK = "the network wants a login before it lets pages through"
PARKED = "this domain is parked, or for sale"
HOSTING = "the hosting of this site is suspended or not set up"
DOWN = "the site is down for maintenance"
BROKEN = "the server shows an error page"

_SITE = r"(?:situs|website|web|halaman|laman|konten)"
_BLOCKED = r"(?:telah )?(?:di ?blokir|terblokir)"
_REPAIR = r"(?:perbaikan|pemeliharaan|perawatan|maintenance|konstruksi)"
_STATUS = (
    r"(?:bad request|unauthorized|forbidden|access (?:is )?(?:denied|forbidden)|method not allowed|"
    r"not acceptable|request time-?out|too many requests|(?:internal )?server error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out|web server is down|origin is "
    r"unreachable|connection timed out|a timeout occurred|ssl handshake failed|server error)"
)

# Addresses that a provider, a consent wall or a network sends readers to.
HOSTS = {
    PROVIDER: (
        r"(?:https?:)?//(?:(?:www\.)?internet-?positif\.[\w.]+|(?:mercusuar|block)\.uzone\.id|"
        r"(?:www\.)?trustpositif\.(?:kominfo|komdigi)\.go\.id|lamanlabuh\.[\w.]+|"
        r"internetbaik\.telkomsel\.com|blockpage\.xl(?:axiata\.id|\.co\.id)|xblock\.gmedia\.net\.id|"
        r"block\.myrepublic\.co\.id|restricted\.tri\.co\.id|netsafe\.indosat\w*\.com)(?:[/?:]|$)"
    ),
    CONSENT: r"(?:https?:)?//(?:consent\.(?:google|youtube|yahoo)\.[\w.]+|guce\.[\w.]+)(?:[/?]|$)",
    NETWORK: r"(?:https?:)?//(?:welcome\d?|landing)\.wifi\.id(?:[/?]|$)",
}
# Whole titles.
TITLES = {
    WALL: (
        r"just a moment\W*|(?:mohon )?tunggu sebentar\W*|(?:one moment, )?please(?: wait)?\W*|"
        r".{0,80}\| cloudflare|access denied \| .{1,60} used cloudflare to restrict access|"
        r"ddos-guard|(?:checking|verifying) your browser\b.{0,40}|human verification|"
        r"(?:are you|verify(?:ing)?(?: that)? you(?: are|.re)) (?:a )?"
        r"(?:human|robot|not a (?:bot|robot))\W*|access denied|attention required\W*|captcha|"
        r"access to this page has been denied\W*|pardon our interruption\W*|request rejected|"
        r"sucuri website firewall.{0,40}|you are being redirected\W*|(?:incapsula|imperva).{0,40}|"
        r"(?:robot|bot|captcha|security|browser) (?:check|challenge|verification)"
    ),
    PROVIDER: (
        r"internet ?(?:positif|sehat|baik)(?: dan aman)?|trust\W{0,3}positif|negatif konten|"
        rf"{_SITE}(?: ini)? {_BLOCKED}\W*|akses {_BLOCKED}\W*|(?:site|page|website) blocked|"
        r"blocked (?:page|site)|indosat ?ooredoo+ netsafe|netsafe indosatm2|blockpage|laman ?labuh"
    ),
    CONSENT: (
        r"before you continue(?: to [\w ]{1,20})?|sebelum anda melanjutkan(?: ke [\w ]{1,20})?|"
        r"cookie consent|(?:persetujuan|izin) cookie"
    ),
    NETWORK: r"(?:mikrotik|internet) hotspot > \w+|wi-?fi login|captive portal",
    PARKED: (
        r"[\w-]+\.[\w.-]+ (?:(?:is|may be) for sale|is parked).{0,60}|(?:this |the )?domain"
        r"(?: name)? (?:(?:is|may be) )?(?:for sale|parked|expired).{0,40}|parked domain.{0,40}|"
        r"domain (?:ini )?(?:dijual|kedaluwarsa)|(?:web server.s |domain )default page"
    ),
    HOSTING: (
        r"(?:account|website|site|hosting|akun|situs)(?: ini| anda| has been| is)? "
        r"(?:di)?suspend(?:ed)?|welcome to (?:nginx|openresty|centos|caddy)\W*|"
        r"apache2? .{0,30}default page\b.{0,20}|default web ?site page\b.{0,60}|"
        r"test page for the .{0,60}|it works\W*|iis windows(?: server)?|bandwidth limit exceeded|"
        r"(?:508 )?resource limit is reached|selamat datang di nginx\W*"
    ),
    DOWN: (
        r"(?:.{1,40} [-–—|»›] )?(?:(?:(?:site|website|situs) )?(?:(?:is )?(?:under|down for) )?"
        r"(?:scheduled )?(?:maintenance|construction)(?: mode)?|"
        rf"(?:{_SITE} )?(?:ini )?(?:sedang )?dalam {_REPAIR})\W*(?: [-–—|»›] .{{1,40}})?|"
        r"coming soon|segera hadir"
    ),
    BROKEN: (
        # 404 and 410 are no gates: such a page is gone.
        rf"(?:error )?(?!404|410)[45]\d\d\W*(?:error\W*)?(?:{_STATUS})?|{_STATUS}|"
        r"[\w.-]+ \| 5\d\d: .{3,40}|"
        r"database error|runtime error|server error in .{0,40}|wordpress › (?:error|eror|galat)|"
        r"(?:application|php|fatal) error\W*|error|"
        r"whoops\W+(?:there was|something|looks like).{0,40}"
    ),
}
# How a block of such a page's text begins. News quotes these, but seldom begins with them.
WORDS = {
    WALL: (
        r"request unsuccessful\. incapsula incident|javascript is required\. please enable|"
        r"you don.t have permission to access .{0,300}on this server|ddos protection by|"
        r"please enable (?:js|javascript) and disable any ad ?blocker|"
        r"enable javascript and cookies to continue|sorry, you have been blocked|"
        r"checking (?:your browser|if the site connection)|verif(?:y|ying) (?:that )?you are "
        r"(?:a )?human|(?:please )?press & hold to confirm|our systems have detected unusual|"
        r"as you were browsing,? something about your browser|the requested url was rejected\. "
        r"please|(?:memverifikasi|verifikasi) (?:bahwa )?anda (?:adalah )?manusia"
    ),
    PROVIDER: (
        rf"(?:mohon )?maaf,? (?:akses (?:anda )?ke )?{_SITE}(?: yang .{{0,60}}| ini)? "
        rf"(?:{_BLOCKED}|(?:tidak (?:dapat|bisa) )diakses (?:melalui|sesuai|karena|sehubungan))|"
        rf"{_SITE} (?:ini|yang (?:akan )?anda (?:tuju|akses|kunjungi|buka)) (?:{_BLOCKED}"
        r"(?:\W*$| (?:sementara|sesuai|sehubungan|berdasarkan|karena|oleh pemerintah)\b)|"
        r"tidak (?:dapat|bisa) diakses (?:melalui|sesuai|karena|sehubungan))|"
        r"this (?:page|site|website) is blocked by|we are blocking this abusive site|"
        r"sorry, access to this (?:web)?site is blocked"
    ),
    CONSENT: r"before you continue(?: to [\w ]{1,20})?$|sebelum anda melanjutkan(?: ke \w+)?$",
    NETWORK: (
        r"(?:silakan|please) log ?[io]n (?:to use the|untuk (?:menggunakan|memakai)).{0,30}"
        r"(?:hotspot|wi-?fi)"
    ),
    PARKED: (
        r"(?:this|the) domain(?: name)? .{0,60}(?:for sale|has expired|is parked)|buy this domain|"
        r"domain ini (?:dijual|telah (?:kedaluwarsa|kadaluarsa|berakhir)|belum aktif)"
    ),
    HOSTING: (
        r"this account has been suspended|(?:akun|hosting|situs|website)(?: hosting)?(?: ini| anda)"
        r" (?:telah |sedang )?(?:di-?suspend|ditangguhkan|dinonaktifkan)|if you see this page, the "
        r"nginx|if you are the owner of this website, please contact your hosting"
    ),
    DOWN: (
        r"briefly unavailable for scheduled maintenance|"
        rf"tidak tersedia (?:untuk )?sementara.{{0,40}}{_REPAIR}|"
        rf"(?:mohon maaf,? )?{_SITE}(?: kami| ini)? sedang (?:dalam )?(?:{_REPAIR}|diperbaiki)|"
        rf"sedang dalam {_REPAIR}\W*$|(?:our|this|the) (?:web)?site is "
        r"(?:currently )?(?:under(?:going)?|down for) (?:scheduled )?maintenance"
    ),
    BROKEN: (
        r"error establishing a database connection|there has been a critical error on this|"
        r"(?:galat|kesalahan|eror)\b.{0,40}\b(?:basis data|database)\W*$|a database error occurred|"
        r"(?:telah )?(?:terjadi|ada) (?:kesalahan|eror|galat)\b.{0,20} (?:serius|kritis|fatal)\b|"
        r"a php error was encountered|(?:fatal|parse) error\s*:|sqlstate\[|"
        r"warning\s*: {1,2}\w+\(|application error: a \w+-side exception|"
        r"whoops\W+(?:looks like|there was|something)|"
        r"access to this resource on the server is denied"
    ),
}
# What only such pages have in attributes and scripts. A site behind a wall has the wall's
# measuring script on every page ("/cdn-cgi/challenge-platform/"): that is no mark.
MARKS = {
    WALL: (
        r"_cf_chl_opt|^(?:challenge-form|challenge-running|cf-error-details|cf-wrapper|px-captcha)$|"
        r"//(?:geo|ct)\.captcha-delivery\.com|^/_Incapsula_Resource\?.*edet=|gokuProps|"
        r"sucuri_cloudproxy_js|^sec-(?:if-cpt-container|bc-)"
    ),
    PROVIDER: HOSTS[PROVIDER],
    CONSENT: HOSTS[CONSENT],
    NETWORK: HOSTS[NETWORK] + r"|\$\(link-login|^(?:https?:)?//[\w.]+/login\?dst=",
    PARKED: (
        r"sedoparking\.com|parkingcrew\.net|\bbodis\.com|parklogic\.com|hugedomains\.com|"
        r"location\.href ?= ?[\"']/lander"
    ),
    HOSTING: r"/cgi-sys/(?:suspendedpage|defaultwebpage)\.cgi",
}
# A form that asks for nothing else; any comment form may hold one.
CAPTCHA = re.compile(r"(?:^|\s)(?:g-recaptcha|h-captcha|cf-turnstile)(?:\s|$)")
