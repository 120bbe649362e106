"""The version of the engine: raised whenever the same question and evidence give another answer."""

ENGINE_VERSION = "1.6.0"
