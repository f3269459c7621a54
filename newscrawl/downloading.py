"""Downloads that cannot eat the memory or leave the crawl: bounded heads, bounded packing, allowed
addresses. docs/containment.md tells the limits.

Where Scrapy has no setting for it, this reaches into 2.19; pyproject.toml pins that release.
"""

from __future__ import annotations

import re
import zlib
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils._compression import (  # type: ignore[attr-defined]  # whichever it has found
    brotli,
    zstd,
)
from scrapy.utils.url import add_http_if_no_scheme
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone, ConnectionLost
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import ParseError
from twisted.web._newclient import Request as TxRequest
from twisted.web.client import _HTTP11ClientFactory
from twisted.web.iweb import IResponse

from newscrawl.containment import guard_names, is_inside, normal_host
from newscrawl.errors import DeadEnd, FetchFailed
from newscrawl.saved_pages import TOO_LARGE

PRIVATE = "it leads to a private address"
HEAD_TOO_LARGE = "the answer's headers are larger than the limit of 256 KB"
NO_HTTP = "the answer is no HTTP"
BADLY_PACKED = "the page is not packed as its headers say"
CUT = "dataloss"  # the flag, in Scrapy's word, of a page that is not whole
_MAX_HEAD = 256 * 1024  # bytes: browsers' own limit; news servers send 1-4 KB
_MAX_PACKINGS = 2  # of one answer, one in the other; a cache may pack what is packed


class ContainedDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's own, for answers with a bounded head from addresses that are allowed.

    DOWNLOAD_TIMEOUT bounds an answer from the first packet to the last, however slowly it drips;
    DOWNLOAD_MAXSIZE its body as it comes.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _BoundedFactory  # noqa: SLF001 - as Scrapy itself does
        targets = getattr(crawler.spider, "targets", ())
        self.named = {normal_host(urlsplit(site.url).hostname or "") for site in targets}
        for url in getattr(crawler.spider, "urls", ()):
            self.named.add(normal_host(urlsplit(url).hostname or ""))
        proxies = (add_http_if_no_scheme(proxy) for proxy in getproxies().values())
        hosts = (urlsplit(proxy).hostname for proxy in proxies)
        self.guard = guard_names(self.named.union(filter(None, hosts)))

    async def download_request(self, request: Request) -> Response:
        host = normal_host(urlsplit(request.url).hostname or "")
        if is_inside(host) and host not in self.named:
            raise DeadEnd(PRIVATE)  # a proxy would not ask our resolver
        try:
            return await super().download_request(request)
        except CannotResolveHostError:
            if host in self.guard.refused:
                raise DeadEnd(PRIVATE) from None
            raise
        except DownloadFailedError as error:
            raise _explained(error) from None


def _explained(error: DownloadFailedError) -> Exception:
    """What was wrong with the answer's first line or headers, in words. An answer that never came
    stays an error that is asked again for.
    """
    reasons = [reason.value for reason in getattr(error.__cause__, "reasons", ())]
    for reason in reasons:
        if isinstance(reason, FetchFailed):
            return reason
        if isinstance(reason, ParseError | ValueError | LookupError):
            return FetchFailed(NO_HTTP)
    if reasons and all(isinstance(reason, ConnectionDone | ConnectionLost) for reason in reasons):
        return DownloadFailedError("the connection was closed before the page came")
    return error


class _BoundedParser(_LenientHTTPClientParser):
    head = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        self.head += len(line)
        if self.head > _MAX_HEAD:
            raise FetchFailed(HEAD_TOO_LARGE)
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: N802, ARG002
        raise FetchFailed(HEAD_TOO_LARGE)


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    def request(self, request: TxRequest) -> Deferred[IResponse]:
        answer = super().request(request)
        if self._parser is not None:
            self._parser.__class__ = _BoundedParser  # it holds no more than its class names
        return answer


class _BoundedFactory(_HTTP11ClientFactory):
    noisy = False

    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:  # noqa: N802, ARG002
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class ContainedCompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's own, which stops at DOWNLOAD_MAXSIZE; and one reason for each way to fail. A page
    whose packing ends too early, or that is a part of one, carries the flag of a page that is not
    whole: Scrapy gives it out as if it were.
    """

    def process_response(  # type: ignore[override]  # no deprecated spider argument
        self, request: Request, response: Response
    ) -> Request | Response:
        packings = _packings(response)
        if len(packings) > _MAX_PACKINGS:
            raise DeadEnd(BADLY_PACKED)
        packed = response.body
        try:
            answer = super().process_response(request, response)
        except IgnoreRequest:
            raise FetchFailed(TOO_LARGE) from None
        except (OSError, EOFError, zlib.error, brotli.error, zstd.ZstdError):
            raise FetchFailed(BADLY_PACKED) from None
        if isinstance(answer, Response) and (
            answer.status == HTTPStatus.PARTIAL_CONTENT
            or (len(packings) == 1 and _is_cut(packed, packings[0], answer.body))
        ):
            return answer.replace(flags=[*answer.flags, CUT])
        return answer


_PACKING = re.compile(r"[^\s,]+")


def _packings(response: Response) -> list[str]:
    told = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower()
    return [name.removeprefix("x-") for name in _PACKING.findall(told) if name != "identity"]


def _is_cut(packed: bytes, packing: str, unpacked: bytes) -> bool:
    """Whether packed data, which were unpacked as far as they go, lack their end."""
    if packing == "br":
        stream = brotli.Decompressor()
        stream.process(packed)
        return not stream.is_finished()
    if packing == "zstd":
        frame = zstd.ZstdDecompressor()
        frame.decompress(packed)
        return not frame.eof
    # The last four bytes of gzip data are their length (RFC 1952), but where rubbish follows.
    if packing == "gzip" and packed[-4:] != (len(unpacked) & 0xFFFFFFFF).to_bytes(4, "little"):
        return not _ends(packed, wbits=31)
    return packing == "deflate" and not (_ends(packed, wbits=15) or _ends(packed, wbits=-15))


def _ends(packed: bytes, *, wbits: int) -> bool:
    stream = zlib.decompressobj(wbits)
    try:
        stream.decompress(packed)
    except zlib.error:
        return False
    return stream.eof
