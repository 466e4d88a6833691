"""The log of gunicorn, in the form of our own: JSON, without addresses of visitors."""

from gunicorn.glogging import Logger as GunicornLogger

from doorlopend.logregels import JsonFormatter


class Logger(GunicornLogger):
    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())
