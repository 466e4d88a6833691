"""Stop with a clear message when the portal can't listen on an address; argument: host:port."""

import errno
import socket
import sys


def reden(adres):
    """Say why `adres` ("host:port") can't be used, or return None when it can."""
    host, _, poort = adres.rpartition(":")
    if not host or not (poort.isascii() and poort.isdigit() and 0 < int(poort) < 65536):
        return f"ADRES={adres} klopt niet. Schrijf het als host:poort, bijvoorbeeld ADRES=127.0.0.1:8001."
    try:
        familie, soort, protocol, _, plek = socket.getaddrinfo(host.strip("[]"), int(poort), type=socket.SOCK_STREAM)[0]
        with socket.socket(familie, soort, protocol) as stekker:
            stekker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            stekker.bind(plek)
    except OSError as fout:
        if fout.errno == errno.EADDRINUSE:
            return (
                f"Poort {poort} is al in gebruik. Kies een ander adres, bijvoorbeeld: ADRES=127.0.0.1:8001 ./start.sh"
            )
        return f"Het portaal kan niet luisteren op ADRES={adres}: {fout.strerror}. Kies een ander adres met ADRES=host:poort."
    return None


if __name__ == "__main__":
    sys.exit(reden(sys.argv[1]))
