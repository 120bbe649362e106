"""The name of this process among the workers."""

import os
import socket
import uuid

INSTANCE = f"{socket.gethostname()[:24]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
