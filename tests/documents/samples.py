"""One small file of every format, written for these tests. All tell of one meeting between invented parties."""

import gzip
import io
import zipfile

TITLE = "Envoys of Freedonia and Sylvania meet in Ruritania"
BODY = (
    "The envoys of Freedonia and Sylvania met on Tuesday to discuss the closing of their common border. "
    "Neither side would say what had been agreed, but both called the talks useful.\n\n"
    "A spokesman for Freedonia denied that its troops had crossed the river, as Sylvania had claimed a week ago. "
    "The next meeting is planned for the autumn, when the harvest is in and the roads are dry again."
)
TEXT = f"{TITLE}\n\n{BODY}\n".encode()
MARKDOWN = f"# {TITLE}\n\n{BODY.replace('denied', '**denied**')}\n".encode()
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>{TITLE} - Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2025-06-24T10:00:00Z">
<meta name="author" content="A. Reporter"><link rel="canonical" href="https://wire.example/2025/06/24/envoys">
</head><body><nav><a href="/">Home</a> <a href="/about">About us</a></nav><article><h1>{TITLE}</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in BODY.split(chr(10) * 2))}</article><footer>All rights reserved.</footer>
</body></html>""".encode()
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Example Wire</title><language>en</language>
<item><title>{TITLE}</title><link>https://wire.example/envoys</link><pubDate>Tue, 24 Jun 2025 12:00:00 +0200</pubDate>
<description>&lt;p&gt;{BODY.replace(chr(10) * 2, "&lt;/p&gt;&lt;p&gt;")}&lt;/p&gt;</description></item>
</channel></rss>""".encode()
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Example Wire", "items": [{"id": "1",'
    f' "url": "https://wire.example/envoys", "title": "{TITLE}", "date_published": "2025-06-24T10:00:00Z",'
    f' "content_html": "<p>{BODY.replace(chr(10) * 2, "</p><p>")}</p>"}}]}}'
).encode()
ONE_PARAGRAPH = BODY.replace("\n\n", " ")
JSONL = (
    f'{{"id": 7, "title": "{TITLE}", "text": "{ONE_PARAGRAPH}", "date": "2025-06-24", "outlet": "Example Wire"}}\n'
).encode()
CSV = f'title,text,date,outlet\n{TITLE},"{ONE_PARAGRAPH}",2025-06-24,Example Wire\n'.encode()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE


def warc_record(content: bytes, kind: str = "response", url: str = "https://wire.example/envoys") -> bytes:
    """One record of a WARC file."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-06-25T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def arc_record(content: bytes, url: str = "https://wire.example/envoys", kind: str = "text/html") -> bytes:
    """One record of an ARC file."""
    return f"{url} 192.0.2.1 20250625000000 {kind} {len(content)}\n".encode() + content + b"\n"


def zipped(**members: bytes) -> bytes:
    """A zip archive; in member names "__" stands for a point."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


WARC = warc_record(HTTP)
ARC_TOP = arc_record(
    b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n",
    "filedesc://a.arc",
    "text/plain",
)
ARC = ARC_TOP + arc_record(HTTP)
SAMPLES = {
    "text": ("a.txt", TEXT),
    "markdown": ("a.md", MARKDOWN),
    "html": ("a.html", PAGE),
    "feed": ("a.xml", RSS),
    "json": ("a.json", JSON_FEED),
    "jsonl": ("a.jsonl", JSONL),
    "csv": ("a.csv", CSV),
    "warc": ("a.warc", WARC),
    "arc": ("a.arc", ARC),
    "gzip": ("a.html.gz", gzip.compress(PAGE)),
    "zip": ("a.zip", zipped(a__html=PAGE)),
}
