"""How gunicorn serves the program; it reads this file by itself when started beside it.

The application is made once, before the workers are forked: a file of questions with a mistake, or
a missing key, stops the start with status 1 and every problem listed, and no worker can differ from
another. What is set on the command line or in GUNICORN_CMD_ARGS wins over what is here.
"""

import ipaddress
import logging
import os
from typing import Any

from app.web import logs

wsgi_app = "app:create_app()"
preload_app = True

# One process a core, and a few threads each: a slow client or a PDF in the making holds a thread,
# never the questions. No more than four, however many cores there are: with its typesetter each may
# take 150 MB, and the limits of deploy/ hold four. docs/operating.md says how many people that is.
# Connections are not kept open between requests, because the threads of one process would collect
# them while another process has nothing to do; a proxy in front keeps them.
MOST_WORKERS = 4
workers = int(os.environ.get("WEB_CONCURRENCY") or min(len(os.sched_getaffinity(0)), MOST_WORKERS))
worker_class = "app.web.worker.WholeWorker"
threads = 8
keepalive = 0

# A page takes milliseconds; what takes longer is broken, and its worker is replaced.
timeout = 30
graceful_timeout = 20

# The longest address and the largest header there can be: a cookie of 3,000 characters.
limit_request_line = 2048
limit_request_fields = 64
limit_request_field_size = 8190

# Only FLASK_PROXIES decides whose word on the address and the scheme is taken.
forwarded_allow_ips = ""
forwarder_headers = ""
control_socket_disable = True

# No request is logged: an address would say which questions a person reached.
accesslog = None
logconfig_dict = logs.configuration()


def when_ready(server: Any) -> None:
    """Say so where answers could be read on their way."""
    plain = os.environ.get("FLASK_HTTPS", "0") != "1"
    if plain and not all(_only_here(address) for address in server.cfg.address):
        logging.getLogger("app").warning(logs.OPEN_PLAIN)


def _only_here(address: Any) -> bool:
    """Whether an address can be reached from this machine alone: a socket file, or loopback."""
    if not isinstance(address, tuple):
        return True
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return bool(address[0] == "localhost")
